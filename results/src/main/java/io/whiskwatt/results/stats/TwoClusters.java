package io.whiskwatt.results.stats;

/**
 * The ratio of two runtimes that were measured on two clusters in two runs, free of what the
 * clusters differ by.
 *
 * <p>Where the blocks look correlated (ρ̃ above 0.2) every interval is the hull of the plain one
 * and of one that allows for it, and every p-value the larger, as in {@link RatioEstimate}.
 */
public final class TwoClusters {
  private static final double CORRELATED = 0.2;

  private final LogMean plain;
  private final LogMean careful;
  private final LogMean machines;
  private final boolean correlated;

  private TwoClusters(LogMean plain, LogMean careful, LogMean machines, boolean correlated) {
    this.plain = plain;
    this.careful = careful;
    this.machines = machines;
    this.correlated = correlated;
  }

  /**
   * A crossover: r = ½(ln y_B@2/y_A@1 + ln y_B@1/y_A@2) of each pair of blocks, pairs − 1 degrees
   * of freedom (method: design level L2).
   *
   * @param before ln of the ratio in each block before the clusters swapped runtimes, 2 or more
   * @param after the same after they did, block by block
   */
  public static TwoClusters swapped(double[] before, double[] after) {
    int n = Math.min(before.length, after.length);
    double[] pairs = new double[n];
    double[] halves = new double[n];
    for (int i = 0; i < n; i++) {
      pairs[i] = (before[i] + after[i]) / 2;
      halves[i] = (before[i] - after[i]) / 2;
    }
    return new TwoClusters(
        LogMean.of(pairs), careful(pairs), LogMean.of(halves), isCorrelated(pairs));
  }

  /**
   * A calibration: r′ = r̄ − ĥ, its variance s_r²/n + s_h²/m, Welch's degrees of freedom (method:
   * design level L3).
   *
   * @param ratios ln of the ratio in each block, 2 or more
   * @param same ln of the ratio of the baseline's runtime on both clusters in blocks of its own, 2
   *     or more
   */
  public static TwoClusters calibrated(double[] ratios, double[] same) {
    LogMean machines = LogMean.of(same);
    return new TwoClusters(
        LogMean.of(ratios).less(machines),
        careful(ratios).less(careful(same)),
        machines,
        isCorrelated(ratios) || isCorrelated(same));
  }

  private static boolean isCorrelated(double[] logs) {
    return Series.correlation(logs) > CORRELATED;
  }

  private static LogMean careful(double[] logs) {
    return isCorrelated(logs) ? LogMean.correlated(logs) : LogMean.of(logs);
  }

  /** Other runtime ÷ baseline. */
  public Estimate interval(double confidence) {
    return plain.interval(confidence).hull(careful.interval(confidence));
  }

  /** Second cluster ÷ first, whatever runs on them. */
  public Estimate machines(double confidence) {
    return machines.interval(confidence);
  }

  /** p-value of "the ratio is 1", two-sided. */
  public double directionP() {
    return Math.max(plain.directionP(), careful.directionP());
  }

  /**
   * p-value of "the ratio lies outside [1/(1+δ), 1+δ]".
   *
   * @param margin δ, above 0
   */
  public double equivalenceP(double margin) {
    return Math.max(plain.equivalenceP(margin), careful.equivalenceP(margin));
  }

  /** True when the interval allows for correlated blocks. */
  public boolean correlated() {
    return correlated;
  }
}
