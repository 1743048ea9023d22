package io.whiskwatt.results.stats;

/** Type-II cosine sums of a series, the low frequencies of which show its slow movements. */
final class Cosines {
  private Cosines() {}

  /** √(2/n)·Σ cos(πj(t − ½)/n)·x_t for j = 1 … terms. */
  static double[] project(double[] series, int terms) {
    int n = series.length;
    double[] sums = new double[terms];
    for (int j = 1; j <= terms; j++) {
      for (int t = 0; t < n; t++) {
        sums[j - 1] += Math.cos(Math.PI * j * (t + 0.5) / n) * series[t];
      }
      sums[j - 1] *= Math.sqrt(2.0 / n);
    }
    return sums;
  }

  static double meanProduct(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }
}
