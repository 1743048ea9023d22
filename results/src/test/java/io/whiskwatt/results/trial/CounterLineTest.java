package io.whiskwatt.results.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.store.SeriesOf;
import io.whiskwatt.results.trial.CounterLine.Coverage;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CounterLineTest {
  private static final long SECOND = 1_000_000_000;

  /** Of a counter that may wrap every 10 s at 1000 W. */
  private static final OptionalLong RANGE = OptionalLong.of(10_000_000_000L);

  @Test
  void energy_between_readings_is_linear() {
    CounterLine line = line(RANGE, 0, 0, 1, 10e6, 2, 30e6);
    CounterLine.Span span = line.between(SECOND / 2, 3 * SECOND / 2);
    assertThat(span.joules()).isCloseTo(5 + 10, within(1e-9));
    assertThat(span.opening().bracketSeconds()).isEqualTo(1);
    assertThat(line.between(0, 2 * SECOND).opening().bracketSeconds()).isZero();
  }

  @Test
  void width_of_an_edge_is_that_of_the_slower_of_its_reads() {
    CounterLine line = CounterLine.of(SeriesOf.widths(3, 5, 9), RANGE, Duration.ZERO);
    CounterLine.Span span = line.between(SECOND / 2, 2 * SECOND);
    assertThat(span.opening().widthSeconds()).isEqualTo(5e-9);
    assertThat(span.closing().widthSeconds()).isEqualTo(9e-9);
  }

  @Test
  void wrap_yields_positive_energy() {
    CounterLine line = line(RANGE, 0, 9_990e6, 1, 9_999e6, 2, 8e6, 3, 17e6);
    assertThat(line.between(0, 3 * SECOND).joules()).isEqualTo(27);
  }

  @Test
  void window_beyond_the_readings_is_not_covered() {
    CounterLine line = line(RANGE, 1, 0, 2, 10e6);
    assertThat(line.between(0, 2 * SECOND).coverage()).isEqualTo(Coverage.UNCOVERED);
    assertThat(line.between(SECOND, 3 * SECOND).coverage()).isEqualTo(Coverage.UNCOVERED);
    assertThat(line(RANGE).between(0, 1).coverage()).isEqualTo(Coverage.UNCOVERED);
  }

  @Test
  void long_silence_may_hide_several_wraps_however_little_was_drawn_before() {
    CounterLine line = line(RANGE, 0, 0, 1, 1e6, 2, 2e6, 3, 3e6, 13.1, 4e6, 14, 5e6);
    assertThat(line.between(0, 14 * SECOND).coverage()).isEqualTo(Coverage.WRAPS);
    assertThat(line.between(0, 3 * SECOND).coverage()).isEqualTo(Coverage.WHOLE);
    assertThat(line.between(13_100_000_000L, 14 * SECOND).coverage()).isEqualTo(Coverage.WHOLE);
  }

  @Test
  void silence_that_cannot_hide_two_wraps_costs_nothing() {
    CounterLine line = line(RANGE, 0, 9_000e6, 1, 9_100e6, 10, 500e6, 11, 600e6);
    assertThat(line.between(0, 11 * SECOND).joules()).isEqualTo(1_600);
  }

  @Test
  void reset_spoils_what_it_lies_in_and_nothing_else() {
    CounterLine line = line(RANGE, 0, 5_000e6, 1, 5_010e6, 2, 7e6, 3, 17e6);
    assertThat(line.between(0, 3 * SECOND).coverage()).isEqualTo(Coverage.WRAPS);
    assertThat(line.between(2 * SECOND, 3 * SECOND).joules()).isEqualTo(10);
  }

  @Test
  void counter_that_goes_back_without_a_known_range_is_not_trusted() {
    CounterLine line = line(OptionalLong.empty(), 0, 5e6, 1, 1e6);
    assertThat(line.between(0, SECOND).coverage()).isEqualTo(Coverage.WRAPS);
  }

  @Test
  void counter_of_unknown_range_that_only_grows_is_trusted_over_any_silence() {
    CounterLine line = line(OptionalLong.empty(), 0, 5e6, 1000, 6e6);
    assertThat(line.between(0, 1000 * SECOND).joules()).isEqualTo(1);
  }

  @Test
  void lag_of_an_update_period_is_no_impossible_power() {
    CounterLine slow =
        CounterLine.of(SeriesOf.pairs(0, 0, 0.001, 3_000e6), RANGE, Duration.ofSeconds(2));
    assertThat(slow.between(0, 1_000_000).coverage()).isEqualTo(Coverage.WHOLE);
    assertThat(line(RANGE, 0, 0, 0.001, 3_000e6).between(0, 1_000_000).coverage())
        .isEqualTo(Coverage.WRAPS);
  }

  @Test
  void energy_is_conserved_however_a_span_is_cut() {
    CounterLine line = line(RANGE, 0, 0, 1, 10e6, 2, 30e6, 4, 31e6);
    double sum = 0;
    for (long from = 0; from < 4 * SECOND; from += SECOND / 8) {
      sum += line.between(from, from + SECOND / 8).joules();
    }
    assertThat(sum).isCloseTo(line.between(0, 4 * SECOND).joules(), within(1e-9));
  }

  @Test
  void energy_of_a_window_is_the_same_to_the_microjoule_at_any_sampling_rate() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] truth = truth(random);
      int from = random.nextInt(50);
      int to = truth.length - 1 - random.nextInt(50);
      for (int every = 1; every <= 8; every++) {
        double joules = sampled(truth, from, to, every).between(at(from), at(to)).joules();
        assertThat(joules).isEqualTo((truth[to] - truth[from]) / 1e6);
      }
    }
  }

  /** Cumulative energy in µJ, a value every 0.1 s, at up to 1000 W: it wraps several times. */
  private static double[] truth(Random random) {
    double[] truth = new double[500];
    truth[0] = random.nextInt(1_000_000_000);
    for (int i = 1; i < truth.length; i++) {
      truth[i] = truth[i - 1] + random.nextInt(100_000_000);
    }
    return truth;
  }

  /** Read at both ends of the window, and at every so many values between. */
  private static CounterLine sampled(double[] truth, int from, int to, int every) {
    double[] pairs = new double[2 * ((to - from - 1) / every + 2)];
    int pair = 0;
    for (int i = from; i < to; i += every) {
      pairs[pair++] = i / 10.0;
      pairs[pair++] = truth[i] % RANGE.getAsLong();
    }
    pairs[pair++] = to / 10.0;
    pairs[pair] = truth[to] % RANGE.getAsLong();
    return line(RANGE, pairs);
  }

  private static long at(int value) {
    return value * SECOND / 10;
  }

  private static CounterLine line(OptionalLong range, double... secondsAndMicrojoules) {
    return CounterLine.of(SeriesOf.pairs(secondsAndMicrojoules), range, Duration.ZERO);
  }
}
