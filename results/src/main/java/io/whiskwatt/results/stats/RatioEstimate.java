package io.whiskwatt.results.stats;

/**
 * The ratio of two means of blocks, with everything the two decisions need.
 *
 * <p>Where the blocks look correlated (ρ̃ above 0.2) every interval is the hull of the plain one
 * and of one that allows for it, and every p-value the larger.
 */
public final class RatioEstimate {
  private static final double CORRELATED = 0.2;

  private final TwoMeans plain;
  private final TwoMeans careful;
  private final double correlation;
  private final double trend;

  private RatioEstimate(TwoMeans plain, TwoMeans careful, double correlation, double trend) {
    this.plain = plain;
    this.careful = careful;
    this.correlation = correlation;
    this.trend = trend;
  }

  /**
   * From block values in the order of time, 2 or more.
   *
   * @param base one value per block, the divisor
   * @param other the same blocks, the dividend
   */
  public static RatioEstimate paired(double[] base, double[] other) {
    TwoMeans plain = TwoMeans.paired(base, other);
    double[] difference = difference(base, other, plain.other() / plain.base());
    double correlation = Series.correlation(difference);
    TwoMeans careful = correlation > CORRELATED ? TwoMeans.correlated(base, other) : plain;
    return new RatioEstimate(plain, careful, correlation, Series.trend(difference));
  }

  /** From blocks that do not belong together, 2 or more of each: two runs. */
  public static RatioEstimate unpaired(double[] base, double[] other) {
    TwoMeans means = TwoMeans.unpaired(base, other);
    return new RatioEstimate(means, means, Double.NaN, Double.NaN);
  }

  private static double[] difference(double[] base, double[] other, double theta) {
    double[] z = new double[base.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = other[i] - theta * base[i];
    }
    return z;
  }

  /** Other ÷ base with its interval (see {@link Fieller}). */
  public Estimate interval(double confidence) {
    return Fieller.interval(plain, confidence).hull(Fieller.interval(careful, confidence));
  }

  /** p-value of "the ratio is 1", two-sided; below 0.05 exactly when the 95 % set leaves out 1. */
  public double directionP() {
    return Math.max(directionP(plain), directionP(careful));
  }

  private static double directionP(TwoMeans means) {
    return StudentT.twoSided(means.t(1), means.degrees());
  }

  /**
   * p-value of "the ratio lies outside [1/(1+δ), 1+δ]": the larger of two one-sided tests
   * (Schuirmann 1987); below 0.05 exactly when the 90 % interval lies inside.
   *
   * @param margin δ, above 0
   */
  public double equivalenceP(double margin) {
    return Math.max(equivalenceP(plain, margin), equivalenceP(careful, margin));
  }

  private static double equivalenceP(TwoMeans means, double margin) {
    double above = StudentT.upper(means.t(1 / (1 + margin)), means.degrees());
    double below = StudentT.upper(-means.t(1 + margin), means.degrees());
    return Math.max(above, below);
  }

  /** Standard error of ln θ, the larger one where the intervals allow for correlated blocks. */
  public double logError() {
    return Math.max(logError(plain), logError(careful));
  }

  private static double logError(TwoMeans means) {
    double theta = means.other() / means.base();
    return Math.sqrt(means.variance(theta)) / Math.abs(means.other());
  }

  /** ρ̃ of the blocks (see {@link Series#correlation}); NaN below 4 blocks. */
  public double correlation() {
    return correlation;
  }

  /** True when the intervals allow for correlated blocks. */
  public boolean correlated() {
    return correlation > CORRELATED;
  }

  /** Student's t of a slope of the ratio over the blocks; NaN below 3 blocks. */
  public double trend() {
    return trend;
  }
}
