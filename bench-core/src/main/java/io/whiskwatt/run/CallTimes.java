package io.whiskwatt.run;

import io.whiskwatt.plan.Cell;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long a call of each cell takes, learned from warm-ups and windows, to size the next preparation. */
final class CallTimes {
  /** Before anything was seen: shorter than any cold start known, so that too many starts are prepared, not too few. */
  private static final double FIRST_GUESS_NANOS = Duration.ofMillis(50).toNanos();

  private final Map<String, Double> fastest = new HashMap<>();

  double nanos(Cell cell) {
    return fastest.getOrDefault(cell.id(), FIRST_GUESS_NANOS);
  }

  void saw(Cell cell, double meanNanos) {
    if (meanNanos > 0) {
      fastest.merge(cell.id(), meanNanos, Math::min);
    }
  }
}
