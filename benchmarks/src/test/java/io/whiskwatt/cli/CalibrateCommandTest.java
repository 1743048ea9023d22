package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  @TempDir private Path directory = Path.of("");

  private final RecordingTerminal recording = RecordingTerminal.plain();

  private int run(String... options) {
    return ToolHere.run(recording, directory, "calibrate", options);
  }

  @Test
  void figures_go_to_the_terminal_and_to_a_page_that_says_they_are_simulated() throws IOException {
    assertThat(run("--studies=40", "--scenario=unequal", "--blocks=5", "--out=page.md"))
        .as(recording.err())
        .isZero();
    assertThat(recording.out()).contains("unequal noise, 2 % and 20 %", "93–98.5 %");
    assertThat(recording.err()).contains("100 %  unequal noise, 2 % and 20 %, 5 blocks");
    assertThat(Files.readString(directory.resolve("page.md")))
        .contains("**All studies here are simulated.**", "a share of 40 studies")
        .contains(
            "`benchmarks.jar calibrate --studies 40 --seed 1 --scenario 'unequal' --blocks 5`")
        .contains("| measured | ", "| tool | WhiskWatt ");
  }

  /** The price of the rule for correlated blocks: docs/analysis.md, calibration. */
  @Test
  void a_missed_promise_ends_with_one() {
    assertThat(run("--studies=300", "--scenario=5.5 %", "--blocks=30")).isEqualTo(1);
    assertThat(recording.out()).contains("MISSED");
  }

  @Test
  void what_cannot_be_simulated_is_refused_all_at_once() {
    assertThat(run("--studies=0", "--blocks=4", "--scenario=(")).isEqualTo(2);
    assertThat(recording.err())
        .contains("--studies \"0\"", "--blocks \"4\"", "--scenario \"(\"", "regular expression");
  }

  @Test
  void a_scenario_that_does_not_exist_is_answered_with_those_that_do() {
    assertThat(run("--scenario=sunspots")).isEqualTo(2);
    assertThat(recording.err()).contains("\"sunspots\"", "independent, 2 %", "ratio rises");
  }
}
