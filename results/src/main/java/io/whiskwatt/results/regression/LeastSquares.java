package io.whiskwatt.results.regression;

import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.MeanInterval;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;

/** Ordinary least squares through the origin. */
public final class LeastSquares {
  private LeastSquares() {}

  /** The coefficients, one for each column; the columns are not collinear. */
  public static double[] fit(Observations seen) {
    return fit(seen, seen.allColumns());
  }

  /** The coefficients of some columns, the others being left out. */
  static double[] fit(Observations seen, List<Integer> chosen) {
    return new QRDecomposition(seen.matrix(chosen))
        .getSolver()
        .solve(new ArrayRealVector(seen.results()))
        .toArray();
  }

  /**
   * The coefficients with intervals: Student's, of jackknifed values in which one replicate after
   * the other is left out (Tukey 1958; Miller 1974), put around the least-squares value.
   *
   * @param seen of 2 replicates or more
   */
  public static List<Estimate> intervals(Observations seen, double confidence) {
    double[] all = fit(seen);
    List<Integer> groups = seen.groups();
    int n = groups.size();
    double[][] pseudo = new double[all.length][n];
    for (int i = 0; i < n; i++) {
      double[] left = fit(seen.without(groups.get(i)));
      for (int column = 0; column < all.length; column++) {
        pseudo[column][i] = n * all[column] - (n - 1) * left[column];
      }
    }
    List<Estimate> estimates = new ArrayList<>();
    for (int column = 0; column < all.length; column++) {
      Estimate spread = MeanInterval.of(pseudo[column], confidence);
      double half = (spread.high() - spread.low()) / 2;
      estimates.add(new Estimate(all[column], all[column] - half, all[column] + half));
    }
    return estimates;
  }
}
