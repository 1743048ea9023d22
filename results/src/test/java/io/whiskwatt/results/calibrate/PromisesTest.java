package io.whiskwatt.results.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The promises of the method, asserted in this place alone. */
class PromisesTest {
  private static final List<Row> ROWS = Promises.rows(Promises.BLOCKS);

  private static List<Row> rows(String name, Question question) {
    return ROWS.stream()
        .filter(row -> row.scenario().name().contains(name) && row.question() == question)
        .toList();
  }

  @Test
  void independent_noise_is_covered_at_any_size_and_number_of_blocks() {
    assertThat(rows("independent,", Question.COVERAGE))
        .hasSize(4 * 5)
        .allMatch(row -> row.band().equals(Optional.of(new Band(0.93, 0.985))));
  }

  @Test
  void own_correlation_is_promised_from_twenty_blocks_and_up_to_one_half() {
    assertThat(rows("own correlation 0.5", Question.COVERAGE))
        .allMatch(row -> row.band().isPresent() == row.blocks() >= 20)
        .filteredOn(row -> row.blocks() >= 20)
        .extracting(row -> row.band().orElseThrow())
        .containsOnly(Band.atLeast(0.92));
    assertThat(rows("own correlation 0.8", Question.COVERAGE))
        .hasSize(5)
        .allMatch(row -> row.band().isEmpty());
  }

  @Test
  void rare_outliers_on_one_side_are_not_promised_and_shown() {
    assertThat(rows("one side", Question.COVERAGE))
        .hasSize(5)
        .allMatch(row -> row.band().isEmpty());
  }

  @Test
  void a_trending_ratio_is_covered_at_least_so_often() {
    assertThat(rows("ratio rises", Question.COVERAGE))
        .allMatch(row -> row.band().equals(Optional.of(Band.atLeast(0.93))));
  }

  @Test
  void the_same_twice_is_rarely_called_different() {
    assertThat(ROWS)
        .filteredOn(row -> row.question() == Question.DIFFERENT && row.ratio() == 1)
        .hasSize(3 * 5)
        .allMatch(row -> row.band().equals(Optional.of(Band.atMost(0.065))));
  }

  @Test
  void power_is_promised_at_thirty_blocks() {
    assertThat(ROWS)
        .filteredOn(row -> row.band().equals(Optional.of(Band.atLeast(0.9))))
        .extracting(row -> row.scenario().name() + " " + row.ratio() + " " + row.blocks())
        .containsExactly(
            "independent, 2 % 1.05 30",
            "independent, 2 % 1.0 30",
            "independent, 5.5 % 1.05 30",
            "independent, 5.5 % 1.0 30",
            "independent, 2 % 1.0175 30");
    assertThat(Promises.rows(List.of(20))).noneMatch(row -> row.question() == Question.EQUIVALENT);
  }
}
