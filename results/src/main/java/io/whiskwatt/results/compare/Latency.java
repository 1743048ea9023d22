package io.whiskwatt.results.compare;

import java.util.List;

/**
 * Times of one kind over all trials of a cell, in seconds.
 *
 * @param count recorded invocations
 * @param quantiles p50, p90, p95, p99, p99.9
 * @param curve points for a percentile chart, in rising order
 * @param maximumSeconds the largest, rounded outward
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
   * @param estimable false: too few calls or blocks; the interval is then unknown
   */
  public record Quantile(double level, Interval seconds, boolean estimable) {}

  /**
   * One point of a percentile curve.
   *
   * @param level 0 to 1
   */
  public record CurvePoint(double level, double seconds) {}
}
