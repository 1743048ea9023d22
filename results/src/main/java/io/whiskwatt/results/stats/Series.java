package io.whiskwatt.results.stats;

/** What a series of block values shows over time. */
public final class Series {
  private Series() {}

  /**
   * Lag-1 correlation corrected for its bias, ρ̃ = (nρ̂ + 1)/(n − 3); NaN below 4 values or when
   * they are all equal.
   */
  public static double correlation(double[] values) {
    int n = values.length;
    if (n < 4) {
      return Double.NaN;
    }
    double mean = Moments.mean(values);
    double lagged = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (values[i] - mean) * (values[i] - mean);
      lagged += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
    }
    return (n * (lagged / sum) + 1) / (n - 3);
  }

  /** Student's t of the least-squares slope over the index; NaN below 3 values. */
  public static double trend(double[] values) {
    int n = values.length;
    if (n < 3) {
      return Double.NaN;
    }
    double[] index = new double[n];
    for (int i = 0; i < n; i++) {
      index[i] = i;
    }
    double spread = Moments.variance(index) * (n - 1);
    double slope = Moments.covariance(index, values) * (n - 1) / spread;
    double left = Moments.variance(values) * (n - 1) - slope * slope * spread;
    return slope / Math.sqrt(Math.max(0, left) / (n - 2) / spread);
  }
}
