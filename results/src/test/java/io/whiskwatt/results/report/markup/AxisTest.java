package io.whiskwatt.results.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Notation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
  private final Figures figures = new Figures(Notation.ASCII);

  @Test
  void ratios_are_placed_by_their_logarithm() {
    Axis axis = Axis.ofRatios(0.5, 2);
    assertThat(axis.percent(1)).isCloseTo(50, within(1e-9));
    assertThat(labels(axis)).containsExactly("0.5", "1.0", "1.5", "2.0");
  }

  @Test
  void a_ratio_that_may_be_negative_gets_a_linear_axis() {
    Axis axis = Axis.ofRatios(-0.5, 1, 2);
    assertThat(axis.logarithmic()).isFalse();
    assertThat(labels(axis)).contains("0", "1", "2");
  }

  @Test
  void amounts_start_at_zero_unless_they_are_far_apart() {
    assertThat(Axis.ofAmounts(1, 3).low()).isZero();
    assertThat(Axis.ofAmounts(-1, 3).low()).isNegative();
    assertThat(labels(Axis.ofAmounts(0.01, 100))).containsExactly("0.01", "0.1", "1", "10", "100");
  }

  @Test
  void an_axis_without_a_known_value_still_has_a_length() {
    Axis axis = Axis.ofAmounts(Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(axis.high()).isGreaterThan(axis.low());
    assertThat(Axis.ofAmounts(0, 0).percent(0)).isBetween(0.0, 100.0);
  }

  @Test
  void whatever_the_values_there_are_one_to_nine_ticks_within_the_axis() {
    Random random = new Random(7);
    for (int n = 0; n < 2_000; n++) {
      double low = Math.pow(10, random.nextDouble() * 8 - 4);
      double high = low * (1 + Math.pow(10, random.nextDouble() * 8 - 4));
      for (Axis axis : List.of(Axis.ofRatios(low, high), Axis.ofAmounts(low, high))) {
        assertThat(axis.ticks(figures)).as("%s", axis).hasSizeBetween(1, 9);
        assertThat(axis.ticks(figures)).allMatch(tick -> axis.contains(tick.value()));
      }
    }
  }

  private List<String> labels(Axis axis) {
    return axis.ticks(figures).stream().map(Axis.Tick::label).toList();
  }
}
