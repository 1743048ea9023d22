package io.whiskwatt.results.stats;

/**
 * A number with the interval it lies in.
 *
 * @param value NaN: cannot be estimated
 * @param low negative infinity: no lower bound
 * @param high positive infinity: no upper bound
 */
public record Estimate(double value, double low, double high) {
  /** Nothing is known. */
  public static final Estimate UNKNOWN =
      new Estimate(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** True when this value lies inside or on an end. */
  public boolean contains(double candidate) {
    return low <= candidate && candidate <= high;
  }

  /** True when both ends are known. */
  public boolean bounded() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** The smallest interval that holds both; the value is this one's. */
  Estimate hull(Estimate other) {
    return new Estimate(value, Math.min(low, other.low), Math.max(high, other.high));
  }
}
