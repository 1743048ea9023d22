package io.whiskwatt.results.precision;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many blocks an interval of a given width takes (Stein 1945, with the upper limit of the
 * scatter of Kupper &amp; Hafner 1989 in place of its estimate, which would be too small in half of
 * all studies).
 */
public final class SampleSize {
  /** Of the scatter's upper limit. */
  private static final double ASSURANCE = 0.8;

  private static final double NORMAL = 1.96;

  private SampleSize() {}

  /**
   * s_U: what the scatter of a block is not above with 80 % assurance; 1.293·s after 10 blocks.
   *
   * @param deviation s, of a block's ln θ
   * @param blocks from which s is known, 2 or more
   */
  public static double upperDeviation(double deviation, int blocks) {
    double degrees = blocks - 1.0;
    double least = ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(1 - ASSURANCE);
    return deviation * Math.sqrt(degrees / least);
  }

  /**
   * N = ⌈(1.96·s_U/w)²⌉ + 2.
   *
   * @param deviation s, of a block's ln θ
   * @param blocks from which s is known, 2 or more
   * @param halfWidth w, of the 95 % interval of ln θ, above 0
   * @return the largest whole number where more would be needed than that
   */
  public static int needed(double deviation, int blocks, double halfWidth) {
    double root = NORMAL * upperDeviation(deviation, blocks) / halfWidth;
    return (int) Math.min(Integer.MAX_VALUE, Math.ceil(root * root) + 2);
  }

  /**
   * s, the other way round.
   *
   * @param halfWidth of the interval of ln θ at 1 − α
   */
  public static double deviation(double halfWidth, double alpha, int blocks) {
    double critical = TDistribution.of(blocks - 1.0).inverseSurvivalProbability(alpha / 2);
    return halfWidth / critical * Math.sqrt(blocks);
  }

  /** Half of the 95 % interval of ln θ from so many blocks with this scatter. */
  public static double halfWidth(double deviation, int blocks) {
    double critical = TDistribution.of(blocks - 1.0).inverseSurvivalProbability(0.025);
    return critical * deviation / Math.sqrt(blocks);
  }
}
