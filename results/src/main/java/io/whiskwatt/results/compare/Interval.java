package io.whiskwatt.results.compare;

import io.whiskwatt.results.stats.Estimate;

/**
 * An estimate with its interval.
 *
 * @param value the point estimate; NaN when it cannot be estimated
 * @param low may be negative infinity: no lower bound
 * @param high may be positive infinity: no upper bound
 */
public record Interval(double value, double low, double high) {
  public static final Interval UNKNOWN =
      new Interval(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  static Interval of(Estimate estimate) {
    return new Interval(estimate.value(), estimate.low(), estimate.high());
  }

  public boolean bounded() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
