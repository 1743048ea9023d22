package io.whiskwatt.platform;

import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

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

  /** After this time an idle sandbox is removed, above 0; empty: never, or it is not known. */
  default Optional<Duration> removesIdleAfter() {
    return Optional.empty();
  }

  /** After this time an idle sandbox is paused, 0 or more; empty: never. */
  default Optional<Duration> pausesIdleAfter() {
    return Optional.empty();
  }

  /** How many sandboxes of a size can be alive at the same time; empty: not known. */
  default OptionalInt room(DataSize memory) {
    return OptionalInt.empty();
  }
}
