package io.whiskwatt.results.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution. */
final class StudentT {
  private StudentT() {}

  /**
   * The t that a central interval needs.
   *
   * @param confidence 0 to 1, 0.95 say
   * @param degrees of freedom, above 0
   */
  static double critical(double confidence, double degrees) {
    return TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
  }

  /** Probability of at least this |t| when the truth is 0; NaN (0/0) counts as no evidence. */
  static double twoSided(double t, double degrees) {
    return Math.min(1, 2 * upper(Math.abs(t), degrees));
  }

  /** Probability of at least this t when the truth is 0; NaN (0/0) counts as no evidence. */
  static double upper(double t, double degrees) {
    return Double.isNaN(t) ? 1 : TDistribution.of(degrees).survivalProbability(t);
  }
}
