package io.whiskwatt.results.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Against {@code scipy.optimize.nnls} of SciPy 1.17.1, and the conditions of an optimum. */
class NonNegativeTest {
  private static Observations of(double[][] amounts, double... results) {
    Observations seen = Observations.of(amounts[0].length);
    for (int row = 0; row < amounts.length; row++) {
      List<Double> columns = DoubleStream.of(amounts[row]).boxed().toList();
      seen = seen.and(row, columns, results[row]);
    }
    return seen;
  }

  @Test
  void a_solution_without_negative_coefficients_is_that_of_least_squares() {
    double[][] rows = {{6, 1}, {3, 2}, {6, 2}, {3, 4}};
    Observations seen = of(rows, 4.1, 5.9, 6.8, 9.7);
    double[] expected = LeastSquares.fit(seen);
    assertThat(Arrays.stream(expected)).allMatch(value -> value > 0);
    assertThat(NonNegative.fit(seen)).containsExactly(expected, within(1e-12));
  }

  @Test
  void one_column_of_three_stays() {
    double[][] rows = {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}, {2, 1, 0}, {1, 1, 5}};
    assertThat(NonNegative.fit(of(rows, 3, 1, -2, 4, 7)))
        .containsExactly(new double[] {0, 0, 0.17647058823529413}, within(1e-14));
  }

  /** Least squares has 1.70, −0.38, 0.46, −2.12, 1.08: what is positive there is not what stays. */
  @Test
  void a_column_may_be_taken_in_and_dropped_again() {
    double[][] rows = {
      {8.1, 8.1, 5.2, 2.9, 0.5}, {3.8, 4.1, 0.5, 0.5, 10.0}, {6.5, 2.3, 4.3, 9.7, 9.0},
      {8.4, 3.9, 4.9, 6.8, 0.6}, {5.6, 2.7, 8.8, 0.6, 6.8}, {8.7, 2.3, 9.0, 8.7, 0.2},
      {7.1, 0.0, 5.0, 4.4, 2.0}, {3.2, 8.1, 3.2, 1.5, 7.0}, {4.5, 8.0, 2.4, 3.2, 8.0}
    };
    double[] fit = NonNegative.fit(of(rows, 7.7, 7.7, 0.9, -4.6, 18.3, -2.9, 16.1, 4.2, 18.8));
    assertThat(fit)
        .containsExactly(
            new double[] {0, 0.17646070011329787, 0.46152849544857993, 0, 0.9000720348777669},
            within(1e-12));
  }

  @Test
  void nothing_stays_where_all_would_be_negative() {
    double[][] rows = {{1, 2}, {2, 1}, {1, 1}};
    assertThat(NonNegative.fit(of(rows, -1, -2, -3))).containsExactly(0, 0);
  }

  /** Karush, Kuhn and Tucker: x ≥ 0, the gradient ≤ 0, and 0 where x > 0. */
  @Test
  void every_solution_satisfies_the_conditions_of_an_optimum() {
    Random random = new Random(3);
    for (int trial = 0; trial < 300; trial++) {
      double[][] rows = new double[12][6];
      double[] results = random.doubles(12, -5, 10).toArray();
      Arrays.setAll(rows, row -> random.doubles(6, 0, 10).toArray());
      double[] fit = NonNegative.fit(of(rows, results));
      for (int column = 0; column < 6; column++) {
        double gradient = gradient(rows, results, fit, column);
        assertThat(fit[column]).isGreaterThanOrEqualTo(0);
        assertThat(gradient).isLessThan(1e-6);
        assertThat(fit[column] > 0 ? Math.abs(gradient) : 0).isLessThan(1e-6);
      }
    }
  }

  private static double gradient(double[][] rows, double[] results, double[] fit, int column) {
    double sum = 0;
    for (int row = 0; row < rows.length; row++) {
      double residual = results[row];
      for (int i = 0; i < fit.length; i++) {
        residual -= rows[row][i] * fit[i];
      }
      sum += rows[row][column] * residual;
    }
    return sum;
  }
}
