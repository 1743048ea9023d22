package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.run.StepFacts;
import io.whiskwatt.run.StepRecord;
import java.util.HashMap;
import java.util.List;
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

  static Course of(StepRecord step, List<InvocationRow> rows, Buckets buckets) {
    Map<Long, Long> first = new HashMap<>();
    Map<Long, Long> last = new HashMap<>();
    double window = arrivalNanos(step);
    for (InvocationRow row : rows) {
      double share = (row.intendedNanos() - step.startNanos()) / window;
      boolean counts = row.outcome().succeeded() && buckets.holds(row.responseNanos());
      if (counts && share < FIRST) {
        first.merge(buckets.low(row.responseNanos()), 1L, Long::sum);
      } else if (counts && share >= LAST) {
        last.merge(buckets.low(row.responseNanos()), 1L, Long::sum);
      }
    }
    return new Course(Tally.of(first), Tally.of(last));
  }

  /** Without the tail that waits for the last replies. */
  private static double arrivalNanos(StepRecord step) {
    return step.facts().get(StepFacts.WINDOW_NANOS) instanceof Number nanos && nanos.longValue() > 0
        ? nanos.doubleValue()
        : step.endNanos() - step.startNanos();
  }
}
