package io.whiskwatt.platform;

import java.util.OptionalLong;

/**
 * The sandbox of an invocation, from the workload's own envelope.
 *
 * @param instance its id, made when the code was loaded; empty: the workload tells none
 * @param count how many invocations this instance had served, this one included, 1 and up
 */
public record SandboxUse(String instance, OptionalLong count) {
  /** The workload has no envelope. */
  public static final SandboxUse UNKNOWN = new SandboxUse("", OptionalLong.empty());
}
