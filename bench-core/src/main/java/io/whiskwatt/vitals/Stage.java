package io.whiskwatt.vitals;

import io.whiskwatt.plan.Step;
import java.time.Duration;

/**
 * Where a run is.
 *
 * @param number of the step, 1 and up, of {@code of}
 * @param total how long the run takes in all, as was said at its start
 * @param remaining estimate for the rest of this step and all later ones, 0 or more
 */
public record Stage(Step step, int number, int of, Duration total, Duration remaining) {
  /** How much of the run is over, 0 to 1. */
  public double done() {
    double whole = Math.max(1, total.toNanos());
    return Math.min(1, Math.max(0, 1 - remaining.toNanos() / whole));
  }
}
