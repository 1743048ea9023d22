package io.whiskwatt.results.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Least squares through the origin without negative coefficients, by Lawson and Hanson's active
 * sets (Solving Least Squares Problems, 1974, chapter 23).
 */
public final class NonNegative {
  /** Of the largest gradient at 0: below it a coefficient is not worth having. */
  private static final double TOLERANCE = 1e-10;

  private final Observations seen;
  private final double[] coefficients;
  private final List<Integer> passive = new ArrayList<>();

  private NonNegative(Observations seen) {
    this.seen = seen;
    this.coefficients = new double[seen.columns()];
  }

  /** The coefficients, one for each column, each 0 or more. */
  public static double[] fit(Observations seen) {
    NonNegative search = new NonNegative(seen);
    search.solve();
    return search.coefficients;
  }

  private void solve() {
    double enough = TOLERANCE * largest(gradient());
    // Each pass ends with a smaller residual; three times the columns is far beyond what is seen.
    for (int pass = 0; pass < 3 * seen.columns(); pass++) {
      double[] gradient = gradient();
      int next = steepest(gradient);
      if (next < 0 || gradient[next] <= enough) {
        return;
      }
      passive.add(next);
      descend();
    }
  }

  /** The active column that would lower the residual fastest; −1: all are passive. */
  private int steepest(double[] gradient) {
    return IntStream.range(0, gradient.length)
        .filter(column -> !passive.contains(column))
        .boxed()
        .max((a, b) -> Double.compare(gradient[a], gradient[b]))
        .orElse(-1);
  }

  private static double largest(double[] gradient) {
    return IntStream.range(0, gradient.length)
        .mapToDouble(i -> Math.abs(gradient[i]))
        .max()
        .orElse(0);
  }

  /**
   * Goes to the unconstrained solution of the passive columns, or as far as none turns negative.
   */
  private void descend() {
    while (!passive.isEmpty()) {
      double[] wanted = LeastSquares.fit(seen, passive);
      if (IntStream.range(0, wanted.length).allMatch(i -> wanted[i] > 0)) {
        IntStream.range(0, wanted.length).forEach(i -> coefficients[passive.get(i)] = wanted[i]);
        return;
      }
      step(wanted);
    }
  }

  private void step(double[] wanted) {
    double share = 1;
    for (int i = 0; i < wanted.length; i++) {
      double here = coefficients[passive.get(i)];
      if (wanted[i] <= 0) {
        share = Math.min(share, here / (here - wanted[i]));
      }
    }
    for (int i = 0; i < wanted.length; i++) {
      int column = passive.get(i);
      coefficients[column] += share * (wanted[i] - coefficients[column]);
      boolean bound = wanted[i] <= 0 && coefficients[column] <= TOLERANCE * Math.abs(wanted[i]);
      coefficients[column] = bound ? 0 : coefficients[column];
    }
    passive.removeIf(column -> coefficients[column] == 0);
  }

  /** Aᵀ(b − A·x). */
  private double[] gradient() {
    double[] results = seen.results();
    double[] gradient = new double[coefficients.length];
    for (int row = 0; row < results.length; row++) {
      double residual = results[row];
      for (int column = 0; column < coefficients.length; column++) {
        residual -= seen.amount(row, column) * coefficients[column];
      }
      for (int column = 0; column < coefficients.length; column++) {
        gradient[column] += seen.amount(row, column) * residual;
      }
    }
    return gradient;
  }
}
