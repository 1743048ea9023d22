package io.whiskwatt.results.stats;

import java.util.Arrays;

/**
 * The mean of logarithms of ratios: ratios that several runs have a part in are added and taken
 * from each other here, and told as a ratio again.
 *
 * @param value of the logarithm; NaN: a ratio is not above 0 or not known
 * @param error standard error of the mean, 0 or more
 * @param degrees of freedom behind it, above 0
 */
public record LogMean(double value, double error, double degrees) {
  /**
   * From one value per block, taken as independent of each other.
   *
   * @param logs natural logarithms, 2 or more
   */
  public static LogMean of(double[] logs) {
    return of(TwoMeans.paired(ones(logs.length), logs));
  }

  /**
   * From one value per block in the order of time, which may be correlated: equal-weighted cosine
   * variance (Lazarus, Lewis, Stock and Watson 2018).
   *
   * @param logs natural logarithms, 2 or more
   */
  static LogMean correlated(double[] logs) {
    return of(TwoMeans.correlated(ones(logs.length), logs));
  }

  /**
   * Back from a ratio with Student's interval of its logarithm.
   *
   * @param ratio bounded, above 0
   * @param degrees of freedom behind it, above 0
   */
  public static LogMean of(Estimate ratio, double confidence, double degrees) {
    double half = Math.log(ratio.high() / ratio.low()) / 2;
    return new LogMean(
        Math.log(ratio.value()), half / StudentT.critical(confidence, degrees), degrees);
  }

  private static LogMean of(TwoMeans means) {
    return new LogMean(means.other(), Math.sqrt(means.otherVariance()), means.degrees());
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** This ratio ÷ another of blocks of its own; degrees of freedom by Welch (1947). */
  public LogMean less(LogMean other) {
    return new LogMean(value - other.value, together(other), welch(other));
  }

  /** The geometric mean of this ratio and another of blocks of its own; degrees as above. */
  public LogMean halfway(LogMean other) {
    return new LogMean((value + other.value) / 2, together(other) / 2, welch(other));
  }

  private double together(LogMean other) {
    return Math.hypot(error, other.error);
  }

  /** Weights that both have alike cancel. */
  private double welch(LogMean other) {
    double mine = error * error;
    double others = other.error * other.error;
    double degrees =
        (mine + others)
            * (mine + others)
            / (mine * mine / degrees() + others * others / other.degrees);
    return Double.isNaN(degrees) ? Math.min(degrees(), other.degrees) : degrees;
  }

  /** The ratio with Student's interval of its logarithm; unknown where a logarithm is. */
  public Estimate interval(double confidence) {
    if (!Double.isFinite(value)) {
      return Estimate.UNKNOWN;
    }
    double half = StudentT.critical(confidence, degrees) * error;
    return new Estimate(Math.exp(value), Math.exp(value - half), Math.exp(value + half));
  }

  /** p-value of "the ratio is 1", two-sided. */
  public double directionP() {
    return Double.isFinite(value) ? StudentT.twoSided(value / error, degrees) : 1;
  }

  /**
   * p-value of "the ratio lies outside [1/(1+δ), 1+δ]": the larger of two one-sided tests
   * (Schuirmann 1987).
   *
   * @param margin δ, above 0
   */
  public double equivalenceP(double margin) {
    if (!Double.isFinite(value)) {
      return 1;
    }
    double limit = Math.log1p(margin);
    return Math.max(
        StudentT.upper((value + limit) / error, degrees),
        StudentT.upper((limit - value) / error, degrees));
  }
}
