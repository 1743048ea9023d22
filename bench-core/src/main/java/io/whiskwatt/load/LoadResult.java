package io.whiskwatt.load;

import java.util.List;
import java.util.Optional;

/**
 * What a trial's loop did. Everything else is in its {@link TrialRecorder}.
 *
 * @param openingNanos the window's opening on the run's clock
 * @param lastEndNanos when the last slot that was sent ended; the opening when none was
 * @param sent slots handed to the platform
 * @param dropped slots that were due and never sent
 * @param abandoned slots without an end at the deadline, recorded as unreachable; part of {@code
 *     sent}
 * @param maxLatenessNanos largest actual − intended of the slots that were sent, 0 or more
 * @param shortened why the load ended before the window did; empty: it did not
 * @param steps of a search for the highest rate, in order; none where there was no search
 * @param interrupted true: the thread was interrupted, and its flag is still set
 */
public record LoadResult(
    long openingNanos,
    long lastEndNanos,
    int sent,
    int dropped,
    int abandoned,
    long maxLatenessNanos,
    Optional<String> shortened,
    List<RateStep> steps,
    boolean interrupted) {
  public LoadResult {
    steps = List.copyOf(steps);
  }

  static LoadResult of(
      long openingNanos,
      TrialRecorder log,
      Optional<String> shortened,
      List<RateStep> steps,
      boolean interrupted) {
    long lastEnd = openingNanos;
    long lateness = 0;
    int dropped = 0;
    for (int slot = 0; slot < log.size(); slot++) {
      if (log.wasDropped(slot)) {
        dropped++;
      } else {
        lastEnd = Math.max(lastEnd, log.endNanos(slot));
        lateness = Math.max(lateness, log.actualNanos(slot) - log.intendedNanos(slot));
      }
    }
    return new LoadResult(
        openingNanos,
        lastEnd,
        log.size() - dropped,
        dropped,
        log.abandoned(),
        lateness,
        shortened,
        steps,
        interrupted);
  }
}
