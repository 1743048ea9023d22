package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationsAheadTest {
  private static String words(String load, String more) {
    String text =
        """
        study: s
        platforms: { a: { local: { sandbox: process } }, b: { local: { sandbox: runc } } }
        workloads: [ hello ]
        starts: [ warm ]
        design: { blocks: 10, window: 30s }
        load:\s"""
            + load
            + "\n"
            + more;
    return new InvocationsAhead(
            new StudyReader(Environment.unread()).read(text, "s.yaml").orThrow())
        .words();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ constant: 5/s }|about 3000 invocations by open loads, in all windows together",
        "{ poisson: 1/s }|about 600 invocations by open loads, in all windows together",
        "{ ramp: { from: 2/s, to: 8/s } }|about 3000 invocations by open loads, in all windows together",
        "{ closed: { concurrency: 4 } }|closed loops invoke as often as they are answered",
      })
  void what_is_known_of_a_load_is_said(String load, String words) {
    assertThat(words(load, "")).isEqualTo(words);
  }

  @Test
  void cells_that_are_left_out_are_not_counted() {
    String both = "[ { constant: 5/s }, { closed: { concurrency: 1 } } ]";
    assertThat(words(both, "exclude: { platform: b }\n"))
        .isEqualTo(
            "about 1500 invocations by open loads, in all windows together; closed loops invoke as"
                + " often as they are answered");
  }
}
