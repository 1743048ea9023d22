package io.whiskwatt.results.precision;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What can be told from idle power, and how narrow a ratio can become (method: detectability).
 *
 * @param uncertaintyWatts u(E)/T: standard uncertainty of one window's mean net power, above 0
 */
public record Detectability(double uncertaintyWatts) {
  private static final int MOST_BLOCKS = 1_000_000;

  /** 3·u(E)/T: the least net power in W that can be told from idle. */
  public double limitWatts() {
    return 3 * uncertaintyWatts;
  }

  /**
   * The net power that a ratio of two platforms takes, t·√2·u_P/(√n·w), in W.
   *
   * @param blocks n, 2 or more
   * @param halfWidth w, of the 95 % interval of ln θ, above 0
   */
  public double wattsFor(int blocks, double halfWidth) {
    double critical = TDistribution.of(blocks - 1.0).inverseSurvivalProbability(0.025);
    return critical * Math.sqrt(2.0 / blocks) * uncertaintyWatts / halfWidth;
  }

  /**
   * The fewest blocks that a ratio of two platforms of this net power takes, as far as idle power
   * goes: what the work itself scatters by comes on top.
   *
   * @param netWatts above 0
   * @return 2 or more; {@value #MOST_BLOCKS} where not even those are enough
   */
  public int blocksFor(double netWatts, double halfWidth) {
    int low = 2;
    int high = MOST_BLOCKS;
    while (low < high) {
      int middle = (low + high) / 2;
      if (wattsFor(middle, halfWidth) <= netWatts) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
