package io.whiskwatt.platform;

import java.util.OptionalLong;

/**
 * Where an invocation's time went, as the platform saw it, in milliseconds.
 *
 * @param waitMillis accepted → sent to the sandbox; may be negative (clock skew between hosts),
 *     kept as it came
 * @param initMillis present when the sandbox loaded the code for this invocation
 * @param durationMillis init and run
 */
public record PlatformTimes(
    OptionalLong waitMillis, OptionalLong initMillis, OptionalLong durationMillis) {
  /** Nothing was told. */
  public static final PlatformTimes UNKNOWN =
      new PlatformTimes(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
