package io.whiskwatt.platform;

import java.time.Duration;

/** A platform's parsed section. Implemented as a record, so that equal sections are equal. */
public interface PlatformSpec {
  /**
   * The energy provider used when the study names none: {@code auto} for this machine, else {@code
   * none}.
   */
  String defaultEnergyKey();

  /** True when its functions run on the machine of this process. */
  boolean onThisMachine();

  /**
   * How long {@link Platform#drain} takes at most when sandboxes were used right before, 0 or more:
   * the time that plans count for it.
   */
  default Duration longestDrain() {
    return Duration.ZERO;
  }

  /**
   * True when the sandbox of a cold or prewarmed start stays until the idle time-out and takes room
   * from later starts: unmeasured load is then kept to a few calls.
   */
  default boolean freshSandboxesLinger() {
    return false;
  }
}
