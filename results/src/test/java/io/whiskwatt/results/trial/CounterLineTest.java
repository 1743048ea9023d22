package io.whiskwatt.results.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.store.SeriesOf;
import io.whiskwatt.results.trial.CounterLine.Coverage;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CounterLineTest {
  private static final long SECOND = 1_000_000_000;
  private static final OptionalLong RANGE = OptionalLong.of(100_000_000);

  @Test
  void energy_between_readings_is_linear() {
    CounterLine line = CounterLine.of(SeriesOf.pairs(0, 0, 1, 10e6, 2, 30e6), RANGE);
    CounterLine.Span span = line.between(SECOND / 2, 3 * SECOND / 2);
    assertThat(span.joules()).isCloseTo(5 + 10, within(1e-9));
    assertThat(span.openingSeconds()).isEqualTo(1);
    assertThat(line.between(0, 2 * SECOND).openingSeconds()).isZero();
  }

  @Test
  void wrap_yields_positive_energy() {
    CounterLine line = CounterLine.of(SeriesOf.pairs(0, 90e6, 1, 99e6, 2, 8e6, 3, 17e6), RANGE);
    assertThat(line.between(0, 3 * SECOND).joules()).isCloseTo(27, within(1e-9));
    assertThat(line.watts(2)).isCloseTo(9, within(1e-9));
  }

  @Test
  void window_beyond_the_readings_is_not_covered() {
    CounterLine line = CounterLine.of(SeriesOf.pairs(1, 0, 2, 10e6), RANGE);
    assertThat(line.between(0, 2 * SECOND).coverage()).isEqualTo(Coverage.UNCOVERED);
    assertThat(line.between(SECOND, 3 * SECOND).coverage()).isEqualTo(Coverage.UNCOVERED);
    assertThat(CounterLine.of(SeriesOf.pairs(), RANGE).between(0, 1).coverage())
        .isEqualTo(Coverage.UNCOVERED);
  }

  @Test
  void long_silence_may_hide_several_wraps() {
    CounterLine line =
        CounterLine.of(SeriesOf.pairs(0, 0, 1, 10e6, 2, 20e6, 3, 30e6, 9, 5e6, 10, 15e6), RANGE);
    assertThat(line.between(0, 10 * SECOND).coverage()).isEqualTo(Coverage.WRAPS);
    assertThat(line.between(0, 3 * SECOND).coverage()).isEqualTo(Coverage.WHOLE);
    assertThat(line.between(9 * SECOND, 10 * SECOND).coverage()).isEqualTo(Coverage.WHOLE);
  }

  @Test
  void counter_that_goes_back_without_a_known_range_is_not_trusted() {
    CounterLine line = CounterLine.of(SeriesOf.pairs(0, 5e6, 1, 1e6), OptionalLong.empty());
    assertThat(line.between(0, SECOND).coverage()).isEqualTo(Coverage.WRAPS);
  }

  @Test
  void energy_is_conserved_however_a_span_is_cut() {
    CounterLine line = CounterLine.of(SeriesOf.pairs(0, 0, 1, 10e6, 2, 30e6, 4, 31e6), RANGE);
    double sum = 0;
    for (long from = 0; from < 4 * SECOND; from += SECOND / 8) {
      sum += line.between(from, from + SECOND / 8).joules();
    }
    assertThat(sum).isCloseTo(line.between(0, 4 * SECOND).joules(), within(1e-9));
  }
}
