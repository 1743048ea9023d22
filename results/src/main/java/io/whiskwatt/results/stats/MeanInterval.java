package io.whiskwatt.results.stats;

/** Student's interval of a mean. */
public final class MeanInterval {
  private MeanInterval() {}

  /**
   * Mean ± t·s/√n with n − 1 degrees of freedom; one value alone has no interval.
   *
   * @param confidence 0 to 1, 0.95 say
   */
  public static Estimate of(double[] values, double confidence) {
    if (values.length == 0) {
      return Estimate.UNKNOWN;
    }
    double mean = Moments.mean(values);
    if (values.length == 1) {
      return new Estimate(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double half =
        StudentT.critical(confidence, values.length - 1)
            * Math.sqrt(Moments.variance(values) / values.length);
    return new Estimate(mean, mean - half, mean + half);
  }
}
