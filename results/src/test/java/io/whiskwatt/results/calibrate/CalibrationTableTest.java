package io.whiskwatt.results.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CalibrationTableTest {
  private static final Scenario SCENARIO = Promises.rows(List.of(30)).get(0).scenario();

  private static RowResult result(Question question, double ratio, Optional<Band> band, int hits) {
    return new RowResult(new Row(SCENARIO, ratio, 30, question, band), new Share(hits, 1000));
  }

  private static CalibrationTable table() {
    return new CalibrationTable(
        List.of(
            result(Question.COVERAGE, 1.1, Optional.of(new Band(0.93, 0.985)), 951),
            result(Question.COVERAGE, 1.1, Optional.empty(), 700),
            result(Question.DIFFERENT, 1.05, Optional.of(Band.atLeast(0.9)), 830),
            result(Question.DIFFERENT, 1, Optional.of(Band.atMost(0.065)), 68)));
  }

  @Test
  void a_row_shows_figure_error_promise_and_standing() {
    assertThat(table().markdown())
        .contains(
            "## 95 % interval holds the truth",
            "| independent, 2 % | 1.1 | 30 | 95.1 ± 0.7 % | 93–98.5 % | kept |",
            "| independent, 2 % | 1.1 | 30 | 70.0 ± 1.4 % | – | not promised |",
            "| independent, 2 % | 1.05 | 30 | 83.0 ± 1.2 % | ≥ 90 % | MISSED |",
            "| independent, 2 % | 1.0 | 30 | 6.8 ± 0.8 % | ≤ 6.5 % | kept within the error |");
  }

  @Test
  void the_terminal_has_the_same_in_columns() {
    assertThat(table().text())
        .contains("scenario          true ratio  blocks  found         promised   standing")
        .contains("independent, 2 %  1.1         30      95.1 ± 0.7 %  93–98.5 %  kept");
  }

  @Test
  void misses_are_counted_among_promises() {
    assertThat(table().missed()).isEqualTo(1);
    assertThat(table().summary()).isEqualTo("1 of 3 promises were missed.");
  }

  @Test
  void the_smallest_effect_lies_between_those_that_were_simulated() {
    List<RowResult> results =
        List.of(
            result(Question.DIFFERENT, 1.02, Optional.empty(), 950),
            result(Question.DIFFERENT, 1.01, Optional.empty(), 850));
    assertThat(SmallestEffect.of(results, SCENARIO.name())).hasValueCloseTo(0.015, offset());
    assertThat(SmallestEffect.of(results.subList(0, 1), SCENARIO.name())).isEmpty();
  }

  private static Offset<Double> offset() {
    return Offset.offset(1e-12);
  }
}
