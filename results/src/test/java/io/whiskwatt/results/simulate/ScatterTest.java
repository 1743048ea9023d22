package io.whiskwatt.results.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The truth of a scenario is what it says: expectation 0, the stated spread, the stated memory. */
class ScatterTest {
  private static final int MANY = 200_000;

  private static double[] deviations(Scatter scatter) {
    return scatter.deviations(MANY, new Chance(11));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).average().orElseThrow());
  }

  private static double correlation(double[] values) {
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += values[i] * values[i - 1];
    }
    return sum / Arrays.stream(values).map(value -> value * value).sum();
  }

  @Test
  void every_scatter_leaves_the_expectation_where_it_was() {
    List<Scatter> all =
        List.of(
            new Scatter.Independent(0.1),
            new Scatter.Autoregressive(0.1, 0.5),
            new Scatter.HeavyTailed(0.1),
            new Scatter.Skewed(0.2),
            new Scatter.Outliers(0.05, 2),
            new Scatter.Drift(0.2));
    assertThat(all)
        .allSatisfy(each -> assertThat(mean(deviations(each))).isCloseTo(0, within(0.002)));
  }

  @Test
  void spreads_are_as_stated() {
    assertThat(deviation(deviations(new Scatter.Independent(0.1)))).isCloseTo(0.1, within(0.001));
    assertThat(deviation(deviations(new Scatter.Autoregressive(0.1, 0.8))))
        .isCloseTo(0.1, within(0.002));
    assertThat(deviation(deviations(new Scatter.HeavyTailed(0.1)))).isCloseTo(0.1, within(0.01));
  }

  @Test
  void neighbours_resemble_each_other_as_stated() {
    assertThat(correlation(deviations(new Scatter.Autoregressive(0.1, 0.5))))
        .isCloseTo(0.5, within(0.01));
    assertThat(correlation(deviations(new Scatter.Independent(0.1)))).isCloseTo(0, within(0.01));
  }

  @Test
  void a_drift_rises_by_what_it_says_from_the_first_block_to_the_last() {
    double[] drift = new Scatter.Drift(0.2).deviations(5, new Chance(1));
    assertThat(drift).containsExactly(new double[] {-0.1, -0.05, 0, 0.05, 0.1}, within(1e-12));
  }

  @Test
  void idle_noise_forgets_slowly() {
    Chance chance = new Chance(3);
    Flicker flicker = new Flicker(2, chance);
    double[] series = new double[MANY];
    Arrays.setAll(series, i -> flicker.after(30));
    assertThat(deviation(series)).isCloseTo(2, within(0.1));
    assertThat(correlation(series)).isBetween(0.6, 0.8);
  }
}
