package io.whiskwatt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {
  @Test
  void bounds_and_a_share_of_errors_are_read() {
    assertThat(Objective.of("p99 < 200 ms, errors < 1 %").orThrow())
        .isEqualTo(
            new Objective(
                List.of(new Objective.Bound(0.99, Duration.ofMillis(200))),
                OptionalDouble.of(0.01)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p99<200ms | p99 < 200ms | p99-200ms",
        "p99.9 < 2s,max < 10s | p99.9 < 2s, max < 10s | p99.9-2s-max-10s",
        "p50 < 1.5s, errors < 0.1% | p50 < 1500ms, errors < 0.1% | p50-1500ms-errors-0.1%",
      })
  void an_objective_is_said_again_and_stands_in_ids(String text, String words, String id) {
    Objective objective = Objective.of(text).orThrow();
    assertThat(objective).hasToString(words);
    assertThat(objective.id()).isEqualTo(id);
    assertThat(Objective.of(words).orThrow()).isEqualTo(objective);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p99",
        "p99 > 200 ms",
        "p99 < 200",
        "errors < 1 %",
        "p0 < 1s",
        "p99 < 0s",
        "p99 < 1s,",
        "p99 < 1s, errors < 0 %",
        "p99 < 1s, errors < 1%, errors < 2%",
        "q < 1s",
        "p100 < 1s",
        "p99 < 1s errors < 1%"
      })
  void what_is_no_objective_is_refused_and_shown_how(String text) {
    assertThat(Objective.of(text).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.hint()).contains("p99 < 200 ms"));
  }
}
