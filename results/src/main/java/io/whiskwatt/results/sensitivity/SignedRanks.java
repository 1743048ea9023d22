package io.whiskwatt.results.sensitivity;

import io.whiskwatt.results.stats.Estimate;
import java.util.Arrays;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed ranks (1945) of values that are 0 in the middle if there is no difference, and
 * the Hodges–Lehmann (1963) estimate that belongs to them.
 *
 * @param p of "the middle is 0", two-sided, exact where no two values are equally large
 * @param middle median of the means of all pairs, with the interval of all middles that the test at
 *     this confidence does not refuse
 */
record SignedRanks(double p, Estimate middle) {
  /**
   * From one value per block.
   *
   * @param confidence 0 to 1, 0.95 say
   */
  static SignedRanks of(double[] values, double confidence) {
    double p = WilcoxonSignedRankTest.withDefaults().test(values).getPValue();
    double[] means = pairMeans(values);
    int outside = outside(values.length, confidence);
    double low = outside == 0 ? Double.NEGATIVE_INFINITY : means[outside - 1];
    double high = outside == 0 ? Double.POSITIVE_INFINITY : means[means.length - outside];
    return new SignedRanks(p, new Estimate(median(means), low, high));
  }

  /** Rising, each value's pair with itself included. */
  private static double[] pairMeans(double[] values) {
    int n = values.length;
    double[] means = new double[n * (n + 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        means[next++] = (values[i] + values[j]) / 2;
      }
    }
    Arrays.sort(means);
    return means;
  }

  private static double median(double[] rising) {
    int half = rising.length / 2;
    return rising.length % 2 == 1 ? rising[half] : (rising[half - 1] + rising[half]) / 2;
  }

  /**
   * Which pair mean is the lower end, the smallest being 1; 0: too few values for any. It is the
   * smallest rank sum whose distribution function reaches half of what is left to err.
   */
  private static int outside(int n, double confidence) {
    double[] probabilities = rankSums(n);
    double err = (1 - confidence) / 2;
    double sum = 0;
    int rank = -1;
    while (sum < err) {
      rank++;
      sum += probabilities[rank];
    }
    return rank;
  }

  /** Probability of each sum of ranks when each rank counts or not by the throw of a coin. */
  private static double[] rankSums(int n) {
    double[] sums = new double[n * (n + 1) / 2 + 1];
    sums[0] = 1;
    for (int rank = 1; rank <= n; rank++) {
      for (int sum = rank * (rank + 1) / 2; sum >= 0; sum--) {
        sums[sum] = (sums[sum] + (sum >= rank ? sums[sum - rank] : 0)) / 2;
      }
    }
    return sums;
  }
}
