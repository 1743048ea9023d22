package io.whiskwatt.results.stats;

import java.util.List;

/** Intervals of quantiles of times that come in blocks. */
public final class QuantileInterval {
  private QuantileInterval() {}

  /**
   * How many values a quantile needs before its 95 % interval can have an upper end: the smallest n
   * with level^n ≤ 0.025. 368 for p99, 3,688 for p99.9.
   *
   * @param level 0 to 1, exclusive
   */
  public static long minimumCount(double level) {
    return (long) Math.ceil(Math.log(0.025) / Math.log(level));
  }

  /**
   * The quantile of all blocks together. Its interval comes from how the share of values up to it
   * differs from block to block, read back through the merged distribution (Woodruff 1952), with t
   * of blocks − 1; the share is not taken to be known better than from independent values.
   *
   * @param blocks one tally per block; empty ones are left out
   * @return in the unit of the tally; without an interval for fewer than 2 blocks; an end beyond
   *     the largest value is infinite
   */
  public static Estimate of(List<Tally> blocks, double level, double confidence) {
    List<Tally> filled = blocks.stream().filter(block -> block.count() > 0).toList();
    if (filled.isEmpty()) {
      return Estimate.UNKNOWN;
    }
    Tally merged = Tally.merged(filled);
    long value = merged.quantile(level);
    if (filled.size() < 2) {
      return new Estimate(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double half =
        StudentT.critical(confidence, filled.size() - 1)
            * Math.max(
                shareError(filled, merged, value), Math.sqrt(level * (1 - level) / merged.count()));
    return new Estimate(value, below(merged, level - half), above(merged, level + half));
  }

  private static double below(Tally merged, double level) {
    return level <= 0 ? 0 : merged.quantile(level);
  }

  private static double above(Tally merged, double level) {
    return level >= 1 ? Double.POSITIVE_INFINITY : merged.quantile(level);
  }

  /** Standard error of the merged share, blocks weighted by their counts (a ratio estimator). */
  private static double shareError(List<Tally> blocks, Tally merged, long value) {
    int n = blocks.size();
    double share = merged.shareUpTo(value);
    double mean = (double) merged.count() / n;
    double sum = 0;
    for (Tally block : blocks) {
      double residual = block.count() / mean * (block.shareUpTo(value) - share);
      sum += residual * residual;
    }
    return Math.sqrt(sum / n / (n - 1));
  }

  /**
   * Ratio of one quantile of two cells that share blocks: jackknife-t on ln of the merged
   * quantiles, one block left out of both at a time.
   *
   * @param base one tally per block, none empty
   * @param other the same blocks
   */
  public static Estimate ratio(
      List<Tally> base, List<Tally> other, double level, double confidence) {
    if (base.size() < 2) {
      double all = logRatio(Tally.merged(base), Tally.merged(other), level);
      return new Estimate(Math.exp(all), 0, Double.POSITIVE_INFINITY);
    }
    return logarithm(base, other, level).interval(confidence);
  }

  /**
   * The logarithm of the same ratio, blocks − 1 degrees of freedom.
   *
   * @param base one tally per block, 2 or more, none empty
   * @param other the same blocks
   */
  public static LogMean logarithm(List<Tally> base, List<Tally> other, double level) {
    Tally baseAll = Tally.merged(base);
    Tally otherAll = Tally.merged(other);
    int n = base.size();
    double[] left = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = logRatio(baseAll.without(base.get(i)), otherAll.without(other.get(i)), level);
    }
    double error = Math.sqrt((n - 1.0) * (n - 1) / n * Moments.variance(left));
    return new LogMean(logRatio(baseAll, otherAll, level), error, n - 1.0);
  }

  /**
   * The logarithm of one quantile of a cell, by a jackknife over its blocks, blocks − 1 degrees of
   * freedom.
   *
   * @param blocks one tally per block, 2 or more, none empty
   */
  public static LogMean logarithm(List<Tally> blocks, double level) {
    Tally all = Tally.merged(blocks);
    int n = blocks.size();
    double[] left = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = Math.log((double) all.without(blocks.get(i)).quantile(level));
    }
    double error = Math.sqrt((n - 1.0) * (n - 1) / n * Moments.variance(left));
    return new LogMean(Math.log((double) all.quantile(level)), error, n - 1.0);
  }

  private static double logRatio(Tally base, Tally other, double level) {
    return Math.log((double) other.quantile(level) / base.quantile(level));
  }
}
