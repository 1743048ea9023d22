package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.openwhisk.local.state.Leftovers;
import io.whiskwatt.results.store.RunFolder;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyRunIT {
  private static final String STUDY =
      """
      study: tiny
      platforms:
        process: { local: { sandbox: process } }
      workloads: [ hello ]
      starts: [ cold, warm ]
      design: { blocks: 3, warm-up: 100ms, settle: 50ms, idle-window: 300ms, window: 300ms }
      """;

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void write_the_study() throws IOException {
    Files.writeString(directory.resolve("tiny.yaml"), STUDY);
  }

  @Test
  void a_study_runs_from_its_file_to_its_report() throws IOException {
    BenchmarksJar.Ended ended = jar().run("run", "tiny.yaml");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("cold", "warm", "Report:", "3 of 3 blocks");
    assertThat(ended.err()).contains("block 3").doesNotContain("\u001b");
    assertThat(runFolder().resolve(RunFolder.REPORT)).content().contains("<html");
    assertThat(committedMeasures()).hasSize(6).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void an_interrupted_run_leaves_nothing_but_a_folder_to_go_on_with(String signal)
      throws IOException {
    BenchmarksJar.Running running = jar().start("run", "tiny.yaml");
    BenchmarksJar.await("two steps are committed", () -> trialLines() >= 2);
    long signalledNanos = System.nanoTime();
    running.signal(signal);
    BenchmarksJar.Ended interrupted = running.ended();
    Duration took = Duration.ofNanos(System.nanoTime() - signalledNanos);

    assertThat(interrupted.code()).as(interrupted.err()).isEqualTo(130);
    assertThat(took).isLessThan(Duration.ofSeconds(2));
    assertThat(interrupted.err()).contains("run --resume ").doesNotContain("\tat ");
    assertThat(SandboxCatalog.ofThisMachine().cleanUp()).isEqualTo(Leftovers.NONE);

    BenchmarksJar.Ended resumed = jar().run("run", "--resume", runFolder().toString());
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(committedMeasures()).hasSize(6).doesNotHaveDuplicates();
  }

  /** Start-up, probes, opening of the platforms, rehearsal, first windows. */
  @ParameterizedTest
  @ValueSource(longs = {300, 700, 1100, 1500, 1900, 2500})
  void an_interrupt_at_any_moment_leaves_nothing_behind(long millis) {
    BenchmarksJar.Running running = jar().start();
    SystemTime.INSTANCE.parkUntil(System.nanoTime() + millis * 1_000_000);
    running.signal("INT");
    assertThat(running.ended().code()).isEqualTo(130);
    assertThat(SandboxCatalog.ofThisMachine().cleanUp()).isEqualTo(Leftovers.NONE);
  }

  private BenchmarksJar jar() {
    return new BenchmarksJar(directory);
  }

  private Path runFolder() throws IOException {
    try (Stream<Path> folders = Files.list(directory.resolve("results/runs"))) {
      return folders.findFirst().orElseThrow();
    }
  }

  private long trialLines() {
    try {
      Path runs = directory.resolve("results/runs");
      return Files.exists(runs) && !isEmpty(runs) ? lines().size() : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private List<String> lines() throws IOException {
    Path trials = runFolder().resolve(RunFolder.TRIALS);
    return Files.exists(trials) ? Files.readAllLines(trials) : List.of();
  }

  /** The keys of the measured windows, as the journal has them. */
  private List<String> committedMeasures() throws IOException {
    return lines().stream()
        .filter(line -> line.contains("\"measure\""))
        .map(StudyRunIT::key)
        .toList();
  }

  private static String key(String line) {
    return line.replaceAll(".*\"block\":([0-9]+),\"cell\":\"([^\"]*)\".*", "$1 $2");
  }
}
