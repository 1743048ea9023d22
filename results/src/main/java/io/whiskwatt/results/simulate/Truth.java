package io.whiskwatt.results.simulate;

import java.util.Arrays;
import java.util.List;

/**
 * What the two platforms of a simulated study really do. A block's value is its platform's energy
 * per invocation × Π(1 + common deviation) × Π(1 + own deviation).
 *
 * @param ratio the other platform's energy over the baseline's, above 0: what is to be found
 * @param common what happens to both alike
 * @param baseline what happens to the baseline alone
 * @param other what happens to the other alone
 * @param idleWatts standard deviation of the idle power of one window, in W
 */
public record Truth(
    double ratio,
    List<Scatter> common,
    List<Scatter> baseline,
    List<Scatter> other,
    double idleWatts) {
  /** A node so quiet that its idle power adds next to nothing to the scatter of the platforms. */
  public static final double QUIET_WATTS = 0.02;

  public Truth {
    common = List.copyOf(common);
    baseline = List.copyOf(baseline);
    other = List.copyOf(other);
  }

  /** The same with another ratio. */
  public Truth withRatio(double changed) {
    return new Truth(changed, common, baseline, other, idleWatts);
  }

  /** The factors of both platforms, block by block; expectation 1 and the ratio. */
  Factors factors(int blocks, Chance chance) {
    double[] shared = product(common, blocks, chance);
    double[] base = product(baseline, blocks, chance);
    double[] others = product(other, blocks, chance);
    for (int block = 0; block < blocks; block++) {
      base[block] *= shared[block];
      others[block] *= ratio * shared[block];
    }
    return new Factors(base, others);
  }

  private static double[] product(List<Scatter> scatters, int blocks, Chance chance) {
    double[] product = new double[blocks];
    Arrays.fill(product, 1);
    for (Scatter scatter : scatters) {
      double[] deviations = scatter.deviations(blocks, chance);
      Arrays.setAll(product, block -> product[block] * (1 + deviations[block]));
    }
    return product;
  }

  /** Energy per invocation, block by block, relative to the baseline's expectation. */
  static final class Factors {
    private final double[] baseline;
    private final double[] other;

    private Factors(double[] baseline, double[] other) {
      this.baseline = baseline;
      this.other = other;
    }

    double baseline(int block) {
      return baseline[block];
    }

    double other(int block) {
      return other[block];
    }
  }
}
