package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
  @ParameterizedTest
  @CsvSource({
    "-5000, 0 s",
    "0, 0 s",
    "1, 1 s",
    "59001, 1 min",
    "80000, 1 min 20 s",
    "3599000, 59 min 59 s",
    "3600000, 1 h",
    "7500000, 2 h 5 min",
    "7500001, 2 h 6 min"
  })
  void a_span_is_said_in_its_two_largest_units(long millis, String words) {
    assertThat(Spans.words(Duration.ofMillis(millis))).isEqualTo(words);
  }
}
