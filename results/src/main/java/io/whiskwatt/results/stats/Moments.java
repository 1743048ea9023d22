package io.whiskwatt.results.stats;

import java.util.Arrays;

/** Sums over samples. */
final class Moments {
  private Moments() {}

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** Unbiased: divided by n − 1. */
  static double variance(double[] values) {
    return covariance(values, values);
  }

  /** Unbiased: divided by n − 1. */
  static double covariance(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return sum / (a.length - 1);
  }
}
