package io.whiskwatt.results.compare;

import java.util.List;

/**
 * Times of one kind over all trials of a cell, in seconds.
 *
 * @param count recorded invocations, those included that are only known to have taken longer
 * @param quantiles p50, p90, p95, p99, p99.9
 * @param curve points for a percentile chart, in rising order
 * @param maximumSeconds the largest, rounded outward; infinite where it is only known to be longer
 *     than could be seen
 * @param overflow values beyond the histogram's range, counted and not clamped
 */
public record Latency(
    long count,
    List<Quantile> quantiles,
    List<CurvePoint> curve,
    double maximumSeconds,
    long overflow) {
  public Latency {
    quantiles = List.copyOf(quantiles);
    curve = List.copyOf(curve);
  }

  /**
   * One quantile with its 95 % interval.
   *
   * @param level 0 to 1
   * @param estimable false: too few calls or blocks, and the interval is unknown; or the quantile
   *     falls on invocations that took longer than could be seen, and its value is infinite
   */
  public record Quantile(double level, Interval seconds, boolean estimable) {}

  /**
   * One point of a percentile curve.
   *
   * @param level 0 to 1
   */
  public record CurvePoint(double level, double seconds) {}
}
