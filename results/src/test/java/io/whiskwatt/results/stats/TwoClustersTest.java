package io.whiskwatt.results.stats;

import static io.whiskwatt.results.reference.ReferenceNumbers.INPUTS;
import static io.whiskwatt.results.reference.ReferenceNumbers.R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Ratios of two runs on two clusters, against R 4.2.2 and simulated truth. */
class TwoClustersTest {
  private static final Offset<Double> PRINTED = within(1e-12);
  private static final int STUDIES = 2000;

  private final double[] ratios = logs(INPUTS.all("base"), INPUTS.all("other"));
  private final double[] before = Arrays.copyOf(ratios, 5);
  private final double[] after = Arrays.copyOfRange(ratios, 5, 10);
  private final double[] same = Arrays.copyOf(logs(INPUTS.all("blocks.base"), swapEnds()), 8);

  @Test
  void a_crossover_is_the_t_test_of_its_pairs() {
    TwoClusters swapped = TwoClusters.swapped(before, after);
    assertThat(swapped.correlated()).isFalse();
    assertEstimate(swapped.interval(0.95), "crossover.interval");
    assertEstimate(swapped.machines(0.95), "crossover.machines");
    assertThat(swapped.directionP()).isCloseTo(R.at("crossover.p", 0), PRINTED);
    assertThat(swapped.equivalenceP(0.1)).isCloseTo(R.at("crossover.tost", 0), PRINTED);
  }

  @Test
  void a_calibration_is_the_t_test_of_welch() {
    LogMean ratio = LogMean.of(ratios).less(LogMean.of(same));
    assertThat(ratio.degrees()).isCloseTo(R.at("calibration.degrees", 0), within(1e-11));
    assertEstimate(ratio.interval(0.95), "calibration.interval");
    assertThat(ratio.directionP()).isCloseTo(R.at("calibration.p", 0), PRINTED);
    assertThat(ratio.equivalenceP(0.1)).isCloseTo(R.at("calibration.tost", 0), PRINTED);
    assertEstimate(LogMean.of(ratios).halfway(LogMean.of(same)).interval(0.9), "halfway.interval");
  }

  private static void assertEstimate(Estimate estimate, String name) {
    assertThat(estimate.value()).isCloseTo(R.at(name, 0), PRINTED);
    assertThat(estimate.low()).isCloseTo(R.at(name, 1), PRINTED);
    assertThat(estimate.high()).isCloseTo(R.at(name, 2), PRINTED);
  }

  @Test
  void correlated_blocks_widen_the_interval() {
    double[] rising = IntStream.range(0, 20).mapToDouble(i -> 0.1 + 0.01 * i).toArray();
    TwoClusters swapped = TwoClusters.swapped(rising, rising);
    assertThat(swapped.correlated()).isTrue();
    Estimate plain = LogMean.of(rising).interval(0.95);
    Estimate wide = swapped.interval(0.95);
    assertThat(wide.high() / wide.low()).isGreaterThan(plain.high() / plain.low());
    assertThat(swapped.directionP()).isGreaterThanOrEqualTo(LogMean.of(rising).directionP());
  }

  @Test
  void a_ratio_that_does_not_exist_leaves_nothing_to_say() {
    double[] missing = {0.1, Double.NaN, 0.2};
    TwoClusters swapped = TwoClusters.swapped(missing, new double[] {0.1, 0.1, 0.1});
    assertThat(swapped.interval(0.95)).isEqualTo(Estimate.UNKNOWN);
    assertThat(swapped.directionP()).isEqualTo(1);
    assertThat(swapped.equivalenceP(0.05)).isEqualTo(1);
  }

  /** Machines that differ by 30 %, a runtime that takes 10 % more, 10 % noise. */
  @Test
  void a_crossover_covers_the_runtimes_ratio_whatever_the_machines_are() {
    Random random = new Random(11);
    int covered = 0;
    for (int study = 0; study < STUDIES; study++) {
      double[] first = noisy(random, 20, Math.log(1.1) + Math.log(1.3));
      double[] second = noisy(random, 20, Math.log(1.1) - Math.log(1.3));
      covered += TwoClusters.swapped(first, second).interval(0.95).contains(1.1) ? 1 : 0;
    }
    assertThat((double) covered / STUDIES).isBetween(0.93, 0.985);
  }

  /** Method: about 1.4 times as wide as a crossover's interval. */
  @Test
  void a_calibration_covers_it_too_and_less_sharply() {
    Random random = new Random(12);
    int covered = 0;
    double calibratedWidth = 0;
    double swappedWidth = 0;
    for (int study = 0; study < STUDIES; study++) {
      double[] first = noisy(random, 20, Math.log(1.1) + Math.log(1.3));
      double[] calibration = noisy(random, 20, Math.log(1.3));
      Estimate interval = TwoClusters.calibrated(first, calibration).interval(0.95);
      covered += interval.contains(1.1) ? 1 : 0;
      calibratedWidth += Math.log(interval.high() / interval.low());
      double[] second = noisy(random, 20, Math.log(1.1) - Math.log(1.3));
      Estimate crossover = TwoClusters.swapped(first, second).interval(0.95);
      swappedWidth += Math.log(crossover.high() / crossover.low());
    }
    assertThat((double) covered / STUDIES).isBetween(0.93, 0.985);
    assertThat(calibratedWidth / swappedWidth).isBetween(1.3, 2.1);
  }

  private static double[] noisy(Random random, int n, double mean) {
    return random.doubles(n).map(any -> mean + 0.1 * random.nextGaussian()).toArray();
  }

  private static double[] swapEnds() {
    double[] values = INPUTS.all("blocks.base");
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[values.length - 1 - i])
        .toArray();
  }

  private static double[] logs(double[] base, double[] other) {
    return IntStream.range(0, base.length).mapToDouble(i -> Math.log(other[i] / base[i])).toArray();
  }
}
