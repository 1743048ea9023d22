package io.whiskwatt.results.stats;

/**
 * After how long an idle time a fresh start would have cost less than keeping what was there: T* =
 * energy of a start ÷ power of keeping.
 */
public final class BreakEven {
  private BreakEven() {}

  /**
   * The set {T ≥ 0 : |mean(e_b − T·p_b)| ≤ t·se}, which is Fieller's (1954) for the ratio of e to
   * p, with their covariance over the blocks. It has no upper end where p is not separated from 0.
   * Where the blocks look correlated it is the hull with the set that allows for it (see {@link
   * RatioEstimate}).
   *
   * @param joules e, one value per block, 2 or more
   * @param watts p of the same blocks
   * @return seconds; unknown where no idle time of 0 or more lies in the set
   */
  public static Estimate seconds(double[] joules, double[] watts, double confidence) {
    return notNegative(RatioEstimate.paired(watts, joules).interval(confidence));
  }

  static Estimate notNegative(Estimate set) {
    if (set.high() < 0 || (Double.isInfinite(set.low()) && Double.isInfinite(set.high()))) {
      return Estimate.UNKNOWN;
    }
    double low = Math.max(0, set.low());
    return new Estimate(set.value() >= low ? set.value() : Double.NaN, low, set.high());
  }
}
