package io.whiskwatt.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ErrorsInBothTest {
  private static final double[] X = {1, 2, 3, 4, 5, 6};
  private static final double[] Y = {2.1, 3.9, 6.2, 7.8, 10.1, 11.9};

  @Test
  void points_on_a_line_give_the_line() {
    double[] y = Arrays.stream(X).map(x -> 3 + 0.5 * x).toArray();
    for (double ratio : new double[] {0, 0.1, 1, 10, 1e6}) {
      ErrorsInBoth fit = ErrorsInBoth.of(X, y, ratio, 0.95);
      assertThat(fit.slope().value()).isCloseTo(0.5, within(1e-9));
      assertThat(fit.intercept().value()).isCloseTo(3, within(1e-8));
      assertThat(fit.squared()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void without_errors_in_x_it_is_least_squares() {
    // Σ(x−x̄)(y−ȳ) / Σ(x−x̄)² = 34.6 / 17.5
    assertThat(ErrorsInBoth.of(X, Y, 0, 0.95).slope().value())
        .isCloseTo(34.6 / 17.5, within(1e-12));
  }

  @Test
  void equal_errors_give_the_same_line_seen_from_either_side() {
    double there = ErrorsInBoth.of(X, Y, 1, 0.95).slope().value();
    double back = ErrorsInBoth.of(Y, X, 1, 0.95).slope().value();
    assertThat(there * back).isCloseTo(1, within(1e-12));
  }

  @Test
  void errors_in_x_do_not_flatten_the_line_as_they_do_in_least_squares() {
    Random random = new Random(7);
    double deming = 0;
    double squares = 0;
    for (int round = 0; round < 200; round++) {
      double[][] points = simulated(random, 40, 1.0);
      deming += ErrorsInBoth.of(points[0], points[1], 1, 0.95).slope().value() / 200;
      squares += ErrorsInBoth.of(points[0], points[1], 0, 0.95).slope().value() / 200;
    }
    assertThat(deming).isCloseTo(2, within(0.05));
    assertThat(squares).isLessThan(1.7);
  }

  @Test
  void the_interval_holds_the_truth_about_as_often_as_it_says() {
    Random random = new Random(11);
    int held = 0;
    for (int round = 0; round < 1000; round++) {
      double[][] points = simulated(random, 30, 0.5);
      held += ErrorsInBoth.of(points[0], points[1], 1, 0.95).slope().contains(2) ? 1 : 0;
    }
    assertThat(held).isBetween(920, 975);
  }

  /** y = 1 + 2 x, x spread by 2, both with errors of this size. */
  private static double[][] simulated(Random random, int n, double error) {
    double[][] points = new double[2][n];
    for (int i = 0; i < n; i++) {
      double x = 10 + 2 * random.nextGaussian();
      points[0][i] = x + error * random.nextGaussian();
      points[1][i] = 1 + 2 * x + error * random.nextGaussian();
    }
    return points;
  }

  @Test
  void falling_lines_and_large_ratios_are_fitted_too() {
    double[] falling = Arrays.stream(Y).map(y -> -y).toArray();
    assertThat(ErrorsInBoth.of(X, falling, 1e3, 0.95).slope().value())
        .isCloseTo(-ErrorsInBoth.of(X, Y, 1e3, 0.95).slope().value(), within(1e-9));
  }

  @Test
  void few_points_and_points_that_do_not_vary_say_nothing() {
    double[] three = {1, 2, 3};
    assertThat(ErrorsInBoth.of(three, three, 1, 0.95).slope().value()).isNaN();
    double[] same = {1, 1, 1, 1};
    ErrorsInBoth flat = ErrorsInBoth.of(same, same, 0, 0.95);
    assertThat(flat.slope().value()).isNaN();
    assertThat(flat.squared()).isNaN();
  }
}
