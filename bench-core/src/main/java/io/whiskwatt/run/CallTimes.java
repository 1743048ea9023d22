package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.platform.TrialLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How long a call of each cell takes, learned from warm-ups and windows, to size the next
 * preparation. Thread-safe.
 */
final class CallTimes {
  /**
   * Before anything was seen: shorter than any cold start known, so that too many starts are
   * prepared, not too few.
   */
  private static final double FIRST_GUESS_NANOS = Duration.ofMillis(50).toNanos();

  private final Map<String, Double> fastest = new HashMap<>();

  synchronized double nanos(Cell cell) {
    return fastest.getOrDefault(cell.id(), FIRST_GUESS_NANOS);
  }

  /** Takes the mean time from one call of a caller to its next. */
  synchronized void saw(Cell cell, TrialLog log) {
    LongSummaryStatistics calls =
        IntStream.range(0, log.size())
            .filter(slot -> log.outcome(slot).succeeded())
            .mapToLong(slot -> log.endNanos(slot) - log.intendedNanos(slot))
            .summaryStatistics();
    if (calls.getSum() > 0) {
      fastest.merge(cell.id(), calls.getAverage(), Math::min);
    }
  }
}
