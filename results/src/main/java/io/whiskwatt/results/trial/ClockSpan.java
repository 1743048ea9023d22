package io.whiskwatt.results.trial;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.results.stats.OffsetLines;
import io.whiskwatt.results.stats.OffsetLines.Point;
import java.util.List;
import java.util.Optional;

/**
 * A node's offset for a while in which its rate is constant.
 *
 * @param fromNanos from which time of the run's clock on it is used
 * @param originNanos of the lines' places, on the run's clock
 * @param baseNanos of the lines' values: node's clock less run's
 */
record ClockSpan(long fromNanos, long originNanos, long baseNanos, OffsetLines lines) {
  /**
   * How fast two clocks may part: as far as Linux lets anyone adjust the rate of a clock by its
   * frequency ({@code MAXFREQ} of {@code timex.h}, 500 ppm).
   */
  static final double FASTEST = 500e-6;

  /** Clocks count whole nanoseconds. */
  private static final double RESOLUTION_NANOS = 1;

  /** Empty: at no constant rate all these exchanges are possible. */
  static Optional<ClockSpan> of(List<ClockExchange> exchanges, long fromNanos) {
    ClockExchange first = exchanges.get(0);
    long origin = first.sentNanos();
    long base = first.nodeNanos() - first.sentNanos();
    List<Point> above =
        exchanges.stream()
            .map(
                each ->
                    new Point(
                        each.sentNanos() - origin,
                        each.nodeNanos() - each.sentNanos() - base + RESOLUTION_NANOS))
            .toList();
    List<Point> below =
        exchanges.stream()
            .map(
                each ->
                    new Point(
                        each.receivedNanos() - origin,
                        each.nodeNanos() - each.receivedNanos() - base - RESOLUTION_NANOS))
            .toList();
    return OffsetLines.between(above, below, FASTEST)
        .map(lines -> new ClockSpan(fromNanos, origin, base, lines));
  }

  /** Of one exchange: clocks may have parted since, as fast as they can. */
  static ClockSpan ofQuickest(ClockExchange exchange, long fromNanos) {
    return of(List.of(exchange), fromNanos)
        .orElseThrow(() -> new IllegalStateException("answered before asked: " + exchange));
  }

  /** Half the round trip, and what the clocks may have parted since. */
  static double boundNanos(ClockExchange exchange, long runNanos) {
    double trip = exchange.receivedNanos() - exchange.sentNanos();
    double middle = exchange.sentNanos() + trip / 2;
    return trip / 2 + FASTEST * Math.abs(runNanos - middle);
  }

  long offsetNanos(long runNanos) {
    return baseNanos + Math.round(lines.at((double) (runNanos - originNanos)).middle());
  }

  double boundNanos(long runNanos) {
    return lines.at((double) (runNanos - originNanos)).bound();
  }
}
