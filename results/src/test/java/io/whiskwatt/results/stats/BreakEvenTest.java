package io.whiskwatt.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakEvenTest {
  private static final double JOULES = 8;
  private static final double WATTS = 0.05;

  /**
   * R 4.2.2: {@code uniroot(function(T) { z <- e - T*p; abs(mean(z)) - qt(.975,7)*sd(z)/sqrt(8) })}
   * on both sides of {@code mean(e)/mean(p)}, tolerance 1e-13.
   */
  @Test
  void ends_are_the_roots_of_the_definition() {
    double[] e = {8.1, 7.6, 8.4, 7.9, 8.8, 7.7, 8.2, 8.0};
    double[] p = {0.055, 0.048, 0.061, 0.040, 0.052, 0.058, 0.047, 0.050};
    Estimate set = BreakEven.seconds(e, p, 0.95);
    assertThat(set.value()).isCloseTo(157.420924574209, within(1e-9));
    assertThat(set.low()).isCloseTo(142.203009347414, within(1e-6));
    assertThat(set.high()).isCloseTo(176.065642036984, within(1e-6));
  }

  @Test
  void there_is_no_upper_end_where_the_power_is_not_separated_from_zero() {
    double[] e = {8.1, 7.6, 8.4, 7.9, 8.8, 7.7};
    double[] p = {0.05, -0.04, 0.09, -0.02, 0.06, 0.01};
    Estimate set = BreakEven.seconds(e, p, 0.95);
    assertThat(set.low()).isBetween(50.0, 320.0);
    assertThat(set.high()).isInfinite();
  }

  @Test
  void nothing_is_known_where_waiting_seems_to_save_energy_or_neither_is_separated_from_zero() {
    double[] e = {8.1, 7.6, 8.4, 7.9};
    double[] saves = {-0.05, -0.05, -0.06, -0.05};
    double[] noise = {1, -1.2, 0.8, -0.7};
    assertThat(BreakEven.seconds(e, saves, 0.95)).isEqualTo(Estimate.UNKNOWN);
    assertThat(BreakEven.seconds(noise, saves, 0.95).low()).isZero();
    assertThat(BreakEven.seconds(noise, noise, 0.95).high()).isPositive();
  }

  /**
   * Method: this set covers 94.6–95.2 %. 20,000 studies a row have a standard error of 0.15 %; e
   * has 15 % noise, and a third of the noise of p is the block's own, which both share.
   */
  @ParameterizedTest
  @CsvSource({"5, 0.2", "10, 0.5", "10, 2", "30, 1", "30, 4", "50, 0.2"})
  void set_covers_the_truth(int blocks, double noiseOfPower) {
    assertThat(coverage(blocks, noiseOfPower, false)).isBetween(0.945, 0.955);
  }

  /** What is reported allows for blocks that look correlated, by chance as well. */
  @ParameterizedTest
  @CsvSource({"5, 0.2", "10, 2", "30, 4"})
  void what_is_reported_covers_at_least_as_much(int blocks, double noiseOfPower) {
    assertThat(coverage(blocks, noiseOfPower, true)).isBetween(0.945, 0.985);
  }

  private static double coverage(int blocks, double noiseOfPower, boolean reported) {
    Random random = new Random(7);
    int studies = 20_000;
    int covered = 0;
    for (int study = 0; study < studies; study++) {
      double[] e = new double[blocks];
      double[] p = new double[blocks];
      for (int b = 0; b < blocks; b++) {
        double shared = random.nextGaussian();
        e[b] = JOULES * (1 + 0.15 * mixed(shared, random));
        p[b] = WATTS * (1 + noiseOfPower * mixed(shared, random));
      }
      Estimate set =
          reported
              ? BreakEven.seconds(e, p, 0.95)
              : BreakEven.notNegative(Fieller.interval(TwoMeans.paired(p, e), 0.95));
      covered += set.contains(JOULES / WATTS) ? 1 : 0;
    }
    return (double) covered / studies;
  }

  private static double mixed(double shared, Random random) {
    return Math.sqrt(1 / 3.0) * shared + Math.sqrt(2 / 3.0) * random.nextGaussian();
  }
}
