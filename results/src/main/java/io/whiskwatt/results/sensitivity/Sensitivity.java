package io.whiskwatt.results.sensitivity;

import io.whiskwatt.results.stats.Estimate;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What other methods say of a ratio; they decide nothing.
 *
 * @param bootstrap the same ratio of means with a BCa bootstrap interval (95 %) over blocks; empty
 *     below 20 blocks, or where a resampled baseline is not above 0
 * @param ranks the typical ratio by signed ranks; empty below 6 blocks, or where a value of a block
 *     is not above 0
 */
public record Sensitivity(Optional<Estimate> bootstrap, Optional<Ranks> ranks) {
  /** Below, a bootstrap interval is too narrow. */
  public static final int BLOCKS_FOR_BOOTSTRAP = 20;

  /** Below, signed ranks have no 95 % interval. */
  public static final int BLOCKS_FOR_RANKS = 6;

  private static final int REPLICATES = 1999;

  /**
   * Wilcoxon's signed ranks of the blocks' ln ratios.
   *
   * @param typicalRatio exp of the Hodges–Lehmann estimate, with its 95 % interval
   * @param p of "the typical ratio is 1", two-sided
   */
  public record Ranks(Estimate typicalRatio, double p) {}

  /**
   * From block values.
   *
   * @param base the divisor
   * @param other the same blocks, the dividend
   * @param seed the study's: the same data always give the same interval
   * @return empty: too few blocks for any, or values that no method here can use
   */
  public static Optional<Sensitivity> of(double[] base, double[] other, long seed) {
    Sensitivity found = new Sensitivity(bootstrap(base, other, seed), ranks(base, other));
    return found.bootstrap.isEmpty() && found.ranks.isEmpty()
        ? Optional.empty()
        : Optional.of(found);
  }

  private static Optional<Estimate> bootstrap(double[] base, double[] other, long seed) {
    int n = base.length;
    if (n < BLOCKS_FOR_BOOTSTRAP) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] replicates = new double[REPLICATES];
    for (int i = 0; i < REPLICATES; i++) {
      double[] sums = new double[2];
      random.ints(n, 0, n).forEach(block -> add(sums, base[block], other[block]));
      if (!(sums[0] > 0)) {
        return Optional.empty();
      }
      replicates[i] = sums[1] / sums[0];
    }
    double value = without(-1, base, other);
    double[] leftOut = IntStream.range(0, n).mapToDouble(i -> without(i, base, other)).toArray();
    return Optional.of(BcaBootstrap.interval(value, replicates, leftOut, 0.95));
  }

  private static void add(double[] sums, double base, double other) {
    sums[0] += base;
    sums[1] += other;
  }

  /** The ratio of the means of all blocks but one. */
  static double without(int block, double[] base, double[] other) {
    double[] sums = new double[2];
    for (int i = 0; i < base.length; i++) {
      if (i != block) {
        add(sums, base[i], other[i]);
      }
    }
    return sums[1] / sums[0];
  }

  private static Optional<Ranks> ranks(double[] base, double[] other) {
    int n = base.length;
    boolean positive = IntStream.range(0, n).allMatch(i -> base[i] > 0 && other[i] > 0);
    if (n < BLOCKS_FOR_RANKS || !positive) {
      return Optional.empty();
    }
    double[] logs = IntStream.range(0, n).mapToDouble(i -> Math.log(other[i] / base[i])).toArray();
    if (IntStream.range(0, n).allMatch(i -> logs[i] == 0)) {
      return Optional.empty();
    }
    SignedRanks ranks = SignedRanks.of(logs, 0.95);
    Estimate middle = ranks.middle();
    return Optional.of(
        new Ranks(
            new Estimate(Math.exp(middle.value()), Math.exp(middle.low()), Math.exp(middle.high())),
            ranks.p()));
  }
}
