package io.whiskwatt.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FiellerTest {
  @Test
  void bounded_set_is_what_a_scan_of_all_ratios_finds() {
    Random random = new Random(7);
    for (int study = 0; study < 50; study++) {
      double[] base = values(random, 8, 10, 2);
      double[] other = values(random, 8, 13, 3);
      TwoMeans means = TwoMeans.paired(base, other);
      Estimate set = Fieller.interval(means, 0.95);
      assertThat(set.bounded()).isTrue();
      assertThat(accepted(means, set.low() + 1e-6)).isTrue();
      assertThat(accepted(means, set.low() - 1e-6)).isFalse();
      assertThat(accepted(means, set.high() - 1e-6)).isTrue();
      assertThat(accepted(means, set.high() + 1e-6)).isFalse();
    }
  }

  @Test
  void base_that_may_be_zero_leaves_a_lower_bound_only() {
    double[] base = {0.5, -0.4, 0.6, -0.3, 0.2};
    double[] other = {5.0, 5.2, 4.9, 5.1, 5.0};
    TwoMeans means = TwoMeans.paired(base, other);
    Estimate set = Fieller.interval(means, 0.95);
    assertThat(set.high()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(set.low()).isGreaterThan(1);
    assertThat(accepted(means, set.low() * 1.001)).isTrue();
    assertThat(accepted(means, set.low() * 0.999)).isFalse();
    assertThat(accepted(means, 1e9)).isTrue();
  }

  @Test
  void negative_dividend_over_a_base_that_may_be_zero_leaves_an_upper_bound_only() {
    double[] base = {0.5, -0.4, 0.6, -0.3, 0.2};
    double[] other = {-5.0, -5.2, -4.9, -5.1, -5.0};
    Estimate set = Fieller.interval(TwoMeans.paired(base, other), 0.95);
    assertThat(set.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(set.high()).isLessThan(-1);
  }

  @Test
  void two_means_that_may_be_zero_leave_no_bound() {
    double[] base = {0.5, -0.4, 0.6, -0.3, 0.2};
    double[] other = {-0.5, 0.4, 0.2, -0.3, 0.4};
    Estimate set = Fieller.interval(TwoMeans.paired(base, other), 0.95);
    assertThat(set.value()).isNaN();
    assertThat(set.contains(-1e12)).isTrue();
    assertThat(set.contains(1e12)).isTrue();
  }

  @Test
  void blocks_without_any_scatter_give_a_point() {
    double[] base = {2, 2, 2};
    double[] other = {3, 3, 3};
    RatioEstimate ratio = RatioEstimate.paired(base, other);
    assertThat(ratio.interval(0.95).low()).isCloseTo(1.5, within(1e-9));
    assertThat(ratio.interval(0.95).high()).isCloseTo(1.5, within(1e-9));
    assertThat(ratio.directionP()).isZero();
    assertThat(RatioEstimate.paired(base, base).directionP()).isEqualTo(1);
  }

  @Test
  void scatter_that_both_share_cancels() {
    double[] base = {8, 10, 12, 9, 11};
    double[] other = {8.81, 10.99, 13.21, 9.89, 12.11};
    Estimate set = RatioEstimate.paired(base, other).interval(0.95);
    assertThat(set.low()).isBetween(1.09, 1.1);
    assertThat(set.high()).isBetween(1.1, 1.11);
  }

  @Test
  void decisions_agree_with_their_intervals() {
    Random random = new Random(11);
    for (int study = 0; study < 500; study++) {
      double[] base = values(random, 10, 10, 0.5);
      double[] other = values(random, 10, 10.2, 0.5);
      RatioEstimate ratio = RatioEstimate.paired(base, other);
      assertThat(ratio.directionP() > 0.05).isEqualTo(ratio.interval(0.95).contains(1));
      Estimate narrow = ratio.interval(0.9);
      boolean inside = narrow.low() >= 1 / 1.05 && narrow.high() <= 1.05;
      assertThat(ratio.equivalenceP(0.05) <= 0.05).isEqualTo(inside);
    }
  }

  private static boolean accepted(TwoMeans means, double theta) {
    return Math.abs(means.t(theta)) <= StudentT.critical(0.95, means.degrees());
  }

  private static double[] values(Random random, int n, double mean, double deviation) {
    return random.doubles(n, -1, 1).map(u -> mean + deviation * u).toArray();
  }
}
