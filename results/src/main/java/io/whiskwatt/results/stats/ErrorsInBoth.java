package io.whiskwatt.results.stats;

/**
 * A straight line through points of which both coordinates have errors (Deming 1943): the line that
 * makes Σ (Δx²/σx² + Δy²/σy²) smallest, with the ratio of the two variances known. Where x has no
 * error it is the least-squares line; where x has one, least squares would make the slope too
 * small. The interval of the slope is Student's over jackknifed values (Linnet 1990), so that it
 * also holds what the stated variances do not explain.
 *
 * @param slope of y over x, with its interval
 * @param intercept of y where x is 0, with its interval
 * @param squared r², Pearson's; NaN where either coordinate does not vary
 */
public record ErrorsInBoth(Estimate slope, Estimate intercept, double squared) {
  /** Fewer points make a line, but no interval. */
  public static final int FEWEST = 4;

  private static final ErrorsInBoth UNKNOWN =
      new ErrorsInBoth(Estimate.UNKNOWN, Estimate.UNKNOWN, Double.NaN);

  /**
   * Fits.
   *
   * @param ratio σx² / σy², 0 and up
   * @param confidence 0 to 1, 0.95 say
   */
  public static ErrorsInBoth of(double[] x, double[] y, double ratio, double confidence) {
    int n = x.length;
    if (n < FEWEST) {
      return UNKNOWN;
    }
    Line all = Line.through(x, y, ratio);
    double[] slopes = new double[n];
    double[] intercepts = new double[n];
    for (int i = 0; i < n; i++) {
      Line others = Line.through(without(x, i), without(y, i), ratio);
      slopes[i] = n * all.slope - (n - 1) * others.slope;
      intercepts[i] = n * all.intercept - (n - 1) * others.intercept;
    }
    double squared = square(Moments.covariance(x, y)) / (Moments.variance(x) * Moments.variance(y));
    return new ErrorsInBoth(
        estimate(all.slope, slopes, confidence),
        estimate(all.intercept, intercepts, confidence),
        squared);
  }

  private static Estimate estimate(double value, double[] pseudo, double confidence) {
    double half =
        StudentT.critical(confidence, pseudo.length - 2)
            * Math.sqrt(Moments.variance(pseudo) / pseudo.length);
    return Double.isFinite(value) && Double.isFinite(half)
        ? new Estimate(value, value - half, value + half)
        : Estimate.UNKNOWN;
  }

  private static double[] without(double[] values, int index) {
    double[] rest = new double[values.length - 1];
    System.arraycopy(values, 0, rest, 0, index);
    System.arraycopy(values, index + 1, rest, index, rest.length - index);
    return rest;
  }

  private static double square(double value) {
    return value * value;
  }

  private record Line(double slope, double intercept) {
    /** Of the two forms of one root, the one that does not subtract near equals. */
    static Line through(double[] x, double[] y, double ratio) {
      double both = Moments.covariance(x, y);
      double excess = Moments.variance(x) - ratio * Moments.variance(y);
      double root = Math.sqrt(excess * excess + 4 * ratio * both * both);
      double slope =
          excess >= 0 ? 2 * both / (excess + root) : (root - excess) / (2 * ratio * both);
      return new Line(slope, Moments.mean(y) - slope * Moments.mean(x));
    }
  }
}
