package io.whiskwatt.cluster.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How one step ended on one machine.
 *
 * @param step the script's title, or what else was done
 * @param failure what went wrong, and what to do; empty: it is done
 */
public record StepEnd(String node, String step, Duration took, Optional<String> failure) {
  /** Whether it is done. */
  public boolean isDone() {
    return failure.isEmpty();
  }
}
