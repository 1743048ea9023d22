package io.whiskwatt.load;

import java.util.Optional;

/** Counts the starts of an open load that were due, from a schedule of its own. */
final class DueStarts {
  private final Optional<ArrivalSchedule> schedule;
  private final long windowNanos;
  private final long firstNanos;
  private long nextNanos;
  private long count;

  DueStarts(LoadPlan plan) {
    schedule = plan.schedule();
    windowNanos = plan.window().toNanos();
    firstNanos = schedule.map(ArrivalSchedule::nextNanos).orElse(0L);
    nextNanos = schedule.isPresent() ? firstNanos : Long.MAX_VALUE;
  }

  /** False for a closed loop. */
  boolean known() {
    return schedule.isPresent();
  }

  /** From the opening to the first start, in nanoseconds. */
  long firstNanos() {
    return firstNanos;
  }

  /**
   * How many were due.
   *
   * @param nanos after the opening; never less than in the call before
   */
  long by(long nanos) {
    while (nextNanos <= nanos && nextNanos < windowNanos) {
      count++;
      nextNanos = schedule.map(ArrivalSchedule::nextNanos).orElse(Long.MAX_VALUE);
    }
    return count;
  }
}
