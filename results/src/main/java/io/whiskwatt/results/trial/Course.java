package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.run.StepFacts;
import io.whiskwatt.run.StepRecord;
import java.util.Map;

/**
 * Response times at the begin of a window and at its end, of succeeded invocations, by when they
 * were due.
 *
 * @param first tenth of the window, in the lower ends of {@link Buckets}
 * @param last half of the window, likewise
 */
public record Course(Tally first, Tally last) {
  /** Nothing is known. */
  public static final Course NONE = new Course(Tally.of(Map.of()), Tally.of(Map.of()));

  private static final double FIRST = 0.1;
  private static final double LAST = 0.5;

  /** Without the tail that waits for the last replies. */
  private static double arrivalNanos(StepRecord step) {
    return step.facts().get(StepFacts.WINDOW_NANOS) instanceof Number nanos && nanos.longValue() > 0
        ? nanos.doubleValue()
        : step.endNanos() - step.startNanos();
  }

  /** Sorts invocations by when they were due, as they come. */
  static final class Counter {
    private final StepRecord step;
    private final Buckets buckets;
    private final double window;
    private final Tally.Counter first = new Tally.Counter();
    private final Tally.Counter last = new Tally.Counter();

    Counter(StepRecord step, Buckets buckets) {
      this.step = step;
      this.buckets = buckets;
      this.window = arrivalNanos(step);
    }

    void add(InvocationRow row) {
      double share = (row.intendedNanos() - step.startNanos()) / window;
      boolean counts = row.outcome().succeeded() && buckets.holds(row.responseNanos());
      if (counts && share < FIRST) {
        first.add(buckets.low(row.responseNanos()));
      } else if (counts && share >= LAST) {
        last.add(buckets.low(row.responseNanos()));
      }
    }

    Course course() {
      return new Course(first.tally(), last.tally());
    }
  }
}
