package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.results.precision.Detectability;
import io.whiskwatt.results.simulate.Extent;
import io.whiskwatt.results.simulate.SimulatedFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionAheadTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  @TempDir private Path directory = Path.of("");

  private final StringWriter printed = new StringWriter();

  private DetectionAhead study(String more) {
    String text =
        """
        study: s
        platforms: { a: { local: { sandbox: process } }, b: { local: { sandbox: runc } } }
        workloads: [ hello ]
        starts: [ warm ]
        load: [ { constant: 10/s }, { closed: { concurrency: 1 } } ]
        """
            + more;
    return new DetectionAhead(
        new StudyReader(Environment.unread()).read(text, "s.yaml").orThrow(),
        new PrintWriter(printed, true));
  }

  @Test
  void orders_of_magnitude_are_those_of_the_method() {
    study("stop: { half-width: 5%, min-blocks: 30, max-blocks: 30 }\n").print();
    assertThat(printed.toString())
        .contains("from 0.33 / 0.75 / 1.8 W on")
        .contains("a ratio to ±5 % in 30 blocks from 1.2 / 2.6 / 6.3 W on")
        .contains("constant-10/s: from 33 / 75 / 180 mJ per invocation on")
        .doesNotContain("closed");
  }

  @Test
  void without_a_half_width_half_of_the_margin_is_what_is_wanted() {
    study("equivalence-margin: 8%\n").print();
    assertThat(printed.toString()).contains("a ratio to ±4 % ");
  }

  @Test
  void what_cannot_be_seen_says_what_to_change() {
    assertThat(study("").outlook(0.1, new Detectability(0.25), WINDOW))
        .isEqualTo(
            "0.1 W net cannot be told from idle power, where 0.75 W are needed: raise the rate or"
                + " the concurrency to 7.5 times of it, make windows longer than 30s, or let fewer"
                + " machines serve");
    assertThat(study("").outlook(-0.1, new Detectability(0.25), WINDOW)).contains("many times");
  }

  @Test
  void what_can_be_seen_says_how_many_blocks_it_takes() {
    assertThat(study("design: { blocks: 10 }\n").outlook(2, new Detectability(0.25), WINDOW))
        .contains("2 W net, seen from 0.75 W on; a ratio to ±2.5 % takes ")
        .endsWith(" blocks or more, and the study has 10");
  }

  @Test
  void cells_that_the_earlier_run_does_not_have_are_said_and_not_refused() {
    Path earlier = directory.resolve("earlier");
    SimulatedFolder.write(earlier, new Extent(1, 4, 2), 1);
    assertThat(study("").print(earlier)).isEqualTo(ExitCode.OK);
    assertThat(printed.toString())
        .contains("a/hello@256MB/warm/constant-10/s: that run tells nothing of it");
  }
}
