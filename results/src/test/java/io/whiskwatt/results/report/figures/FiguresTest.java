package io.whiskwatt.results.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.compare.Interval;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  private static final Scale ONE = new Scale(Unit.ONE, 0);

  private final Figures figures = new Figures(Notation.TYPOGRAPHIC);
  private final Figures ascii = new Figures(Notation.ASCII);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1.00",
    "1.005, 1.00",
    "0.0123456, 0.0123",
    "99.95, 100.0",
    "1234.5, 1234",
    "12345.6, 12346",
    "-0.00001234, -0.0000123",
    "NaN, not known",
    "Infinity, not known",
  })
  void a_number_has_three_digits_and_all_its_whole_ones(double value, String text) {
    assertThat(ascii.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0123, JOULE, 12.3 mJ",
    "0.0000123, JOULE, 12.3 uJ",
    "0.001, SECOND, 1.00 ms",
    "0.000999999999, SECOND, 1.00 ms",
    "4321, JOULE, 4.32 kJ",
    "4321, SECOND, 4321 s",
    "0, WATT, 0 W",
    "-0.5, JOULE, -500 mJ",
    "1e-12, SECOND, 0.00100 ns",
  })
  void a_quantity_takes_the_prefix_that_suits_it(double value, Unit unit, String text) {
    assertThat(ascii.quantity(value, unit)).isEqualTo(text);
  }

  @Test
  void an_interval_shows_the_digits_its_width_deserves() {
    assertThat(figures.interval(new Interval(1.8321, 1.7111, 1.9623), ONE))
        .isEqualTo("1.83 (1.71 … 1.96)");
    assertThat(figures.interval(new Interval(1.00412, 1.00398, 1.00431), ONE))
        .isEqualTo("1.0041 (1.0040 … 1.0043)");
    assertThat(figures.interval(new Interval(0.001, -5.2, 5.3), ONE)).isEqualTo("0.0 (−5.2 … 5.3)");
  }

  @Test
  void an_interval_too_narrow_to_show_takes_three_digits() {
    assertThat(figures.interval(new Interval(2, 2 - 1e-9, 2 + 1e-9), ONE))
        .isEqualTo("2.00 (2.00 … 2.00)");
    assertThat(figures.interval(new Interval(2, 2, 2), ONE)).isEqualTo("2.00 (2.00 … 2.00)");
  }

  @Test
  void an_interval_without_an_end_says_so_in_words() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(figures.interval(new Interval(5.7, 1.4, infinite), ONE))
        .isEqualTo("5.70 (at least 1.40, no upper bound)");
    assertThat(figures.interval(new Interval(5.7, -infinite, 9), ONE))
        .isEqualTo("5.70 (at most 9.00, no lower bound)");
    assertThat(figures.interval(new Interval(5.7, -infinite, infinite), ONE))
        .isEqualTo("5.70 (no bounds)");
    assertThat(figures.interval(Interval.UNKNOWN, ONE)).isEqualTo("not known");
  }

  @Test
  void large_counts_stand_in_groups_of_three() {
    assertThat(figures.count(1234567)).isEqualTo("1\u202f234\u202f567");
    assertThat(figures.count(-12345)).isEqualTo("−12\u202f345");
    assertThat(figures.count(1234)).isEqualTo("1234");
  }

  @Test
  void a_share_keeps_the_digits_that_tell_it_from_all() {
    assertThat(figures.percent(1)).isEqualTo("100 %");
    assertThat(figures.percent(0.9958)).isEqualTo("99.6 %");
    assertThat(figures.percent(Double.NaN)).isEqualTo("not known");
  }

  @Test
  void spans_and_instants_are_written_for_people() {
    assertThat(figures.span(Duration.ofMillis(4200))).isEqualTo("4.20 s");
    assertThat(figures.span(Duration.ofSeconds(437))).isEqualTo("7 min 17 s");
    assertThat(figures.span(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    assertThat(figures.instant(Instant.parse("2026-11-22T10:00:00.9Z")))
        .isEqualTo("2026-11-22 10:00:00 UTC");
  }

  @Test
  void values_of_one_column_share_a_unit_in_which_the_smallest_is_one_or_more() {
    assertThat(Scale.shared(Unit.SECOND, 1.2, 0.0013)).isEqualTo(new Scale(Unit.SECOND, -3));
    assertThat(Scale.shared(Unit.JOULE, 1.2, 0.0000013)).isEqualTo(new Scale(Unit.JOULE, -3));
    assertThat(Scale.shared(Unit.JOULE, Double.NaN, 0)).isEqualTo(new Scale(Unit.JOULE, 0));
  }

  @Test
  void names_lose_what_steers_a_terminal() {
    assertThat(CellNames.clean("a\u001b[31mb\u2028c\u202ed"))
        .isEqualTo("a\ufffd[31mb\ufffdc\ufffdd");
  }
}
