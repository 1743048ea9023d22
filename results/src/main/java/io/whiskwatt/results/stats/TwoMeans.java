package io.whiskwatt.results.stats;

/**
 * Two means and how well they are known.
 *
 * @param base the divisor of the ratio
 * @param other the dividend
 * @param baseVariance of the mean, not of the sample
 * @param otherVariance of the mean, not of the sample
 * @param covariance of the two means
 * @param degrees of freedom behind the variances, above 0
 */
record TwoMeans(
    double base,
    double other,
    double baseVariance,
    double otherVariance,
    double covariance,
    double degrees) {

  /** From pairs that share a block, taken as independent of each other. */
  static TwoMeans paired(double[] base, double[] other) {
    int n = requireEqual(base, other);
    return new TwoMeans(
        Moments.mean(base),
        Moments.mean(other),
        Moments.variance(base) / n,
        Moments.variance(other) / n,
        Moments.covariance(base, other) / n,
        n - 1);
  }

  /**
   * From pairs whose blocks may be correlated in time: equal-weighted cosine variance with ν =
   * max(2, ⌊0.41·n^⅔⌋) terms and as many degrees of freedom (Lazarus, Lewis, Stock and Watson
   * 2018).
   */
  static TwoMeans correlated(double[] base, double[] other) {
    int n = requireEqual(base, other);
    int terms = Math.max(2, (int) Math.floor(0.41 * Math.pow(n, 2.0 / 3)));
    double[] a = Cosines.project(base, terms);
    double[] b = Cosines.project(other, terms);
    return new TwoMeans(
        Moments.mean(base),
        Moments.mean(other),
        Cosines.meanProduct(a, a) / n,
        Cosines.meanProduct(b, b) / n,
        Cosines.meanProduct(a, b) / n,
        terms);
  }

  /**
   * From samples without pairs, with Welch's degrees of freedom at the estimated ratio (Welch 1947,
   * applied to other − θ·base).
   */
  static TwoMeans unpaired(double[] base, double[] other) {
    double varBase = Moments.variance(base) / base.length;
    double varOther = Moments.variance(other) / other.length;
    double meanBase = Moments.mean(base);
    double meanOther = Moments.mean(other);
    double ratio = meanOther / meanBase;
    double scaled = ratio * ratio * varBase;
    double sum = varOther + scaled;
    double degrees =
        sum
            * sum
            / (varOther * varOther / (other.length - 1) + scaled * scaled / (base.length - 1));
    double fewest = Math.min(base.length, other.length) - 1.0;
    return new TwoMeans(
        meanBase, meanOther, varBase, varOther, 0, Double.isNaN(degrees) ? fewest : degrees);
  }

  private static int requireEqual(double[] base, double[] other) {
    if (base.length != other.length || base.length < 2) {
      throw new IllegalArgumentException(
          "pairs of 2 or more are needed, not " + base.length + " and " + other.length);
    }
    return base.length;
  }

  /** Student's t of other − θ·base; NaN when it is exactly 0 and has no spread. */
  double t(double theta) {
    return (other - theta * base) / Math.sqrt(variance(theta));
  }

  /** Of other − θ·base. */
  double variance(double theta) {
    return Math.max(0, otherVariance - 2 * theta * covariance + theta * theta * baseVariance);
  }
}
