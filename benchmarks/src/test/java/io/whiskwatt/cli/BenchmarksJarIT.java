package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksJarIT {
  @TempDir private Path directory = Path.of("");

  @Test
  void the_version_is_that_of_the_jar() {
    BenchmarksJar.Ended ended = jar().run("--version");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("WhiskWatt 0.").contains(" on Java ").contains("Linux");
  }

  @Test
  void help_lists_the_commands() {
    BenchmarksJar.Ended ended = jar().run("--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("run", "compare", "report", "serve", "doctor", "calibrate");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void jmh_lists_the_benchmarks_of_the_jar() {
    BenchmarksJar.Ended ended = jar().run("jmh", "-l");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("io.whiskwatt.cli.benchmark.CounterSteps.between");
  }

  @Test
  void jmh_adds_modelled_energy_in_the_fork_where_that_is_asked_for() {
    BenchmarksJar.Ended ended =
        jar()
            .run(
                "jmh",
                "Arrivals",
                "-f",
                "1",
                "-wi",
                "0",
                "-i",
                "1",
                "-r",
                "200ms",
                "-prof",
                "energy:source=model");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("energy.modelled.sum", "J/op");
  }

  @Test
  void a_bad_study_shows_all_problems_at_once() throws IOException {
    Files.writeString(
        directory.resolve("bad.yaml"),
        "study: bad\nplatforms:\n  a: { local: { sandbox: proces } }\nworkloads: []\nwarmup: 3\n");
    BenchmarksJar.Ended ended = jar().run("run", "bad.yaml");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("bad.yaml:4:", "bad.yaml:5:1: unknown key \"warmup\"", "^")
        .doesNotContain("\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void the_doctor_describes_this_machine() {
    BenchmarksJar.Ended ended = jar().run("doctor");
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("Machine", "kernel", "clock")
        .contains("Sandboxes", "runc", "bubblewrap", "process")
        .contains("Energy", "RAPL")
        .contains("What to do next");
  }

  @Test
  void the_printed_study_can_be_run() throws IOException {
    BenchmarksJar.Ended printed = jar().run("--print-study");
    assertThat(printed.code()).isZero();
    Files.writeString(directory.resolve("my.yaml"), printed.out());
    BenchmarksJar.Ended plan = jar().run("run", "my.yaml", "--dry-run");
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("process/hello@256MB/cold/closed-1");
  }

  private BenchmarksJar jar() {
    return new BenchmarksJar(directory);
  }
}
