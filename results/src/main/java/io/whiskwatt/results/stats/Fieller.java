package io.whiskwatt.results.stats;

/**
 * The interval of a ratio of two means: all θ for which other − θ·base is not separated from 0
 * (Fieller 1954). Unlike the delta method it holds at any noise.
 */
final class Fieller {
  private Fieller() {}

  /**
   * The set {θ : |t(θ)| ≤ t_crit}. Where the base is not separated from 0 the set has no end on one
   * side at least; the side that stays is chosen for a base whose truth is positive. Where neither
   * is, nothing is known of the ratio.
   *
   * @param confidence 0 to 1, 0.95 say
   */
  static Estimate interval(TwoMeans means, double confidence) {
    double t = StudentT.critical(confidence, means.degrees());
    // |other − θ·base| ≤ t·se(θ)  ⇔  a·θ² − 2b·θ + c ≤ 0
    double a = means.base() * means.base() - t * t * means.baseVariance();
    double b = means.base() * means.other() - t * t * means.covariance();
    double c = means.other() * means.other() - t * t * means.otherVariance();
    double value = means.other() / means.base();
    if (a > 0) {
      double root = Math.sqrt(Math.max(0, b * b - a * c));
      return new Estimate(value, (b - root) / a, (b + root) / a);
    }
    return c > 0 ? oneSided(value, a, b, c, means.other()) : Estimate.UNKNOWN;
  }

  /**
   * The base may be 0, the other is not: the set is (−∞, low root] and [high root, ∞), and the
   * roots lie on both sides of 0.
   */
  private static Estimate oneSided(double value, double a, double b, double c, double other) {
    double root = Math.sqrt(Math.max(0, b * b - a * c));
    // Roots as c / (b ± root): exact also where a is close to 0.
    if (other > 0) {
      double bound = c / (b + root);
      return new Estimate(kept(value, value >= bound), bound, Double.POSITIVE_INFINITY);
    }
    double bound = c / (b - root);
    return new Estimate(kept(value, value <= bound), Double.NEGATIVE_INFINITY, bound);
  }

  private static double kept(double value, boolean keep) {
    return keep ? value : Double.NaN;
  }
}
