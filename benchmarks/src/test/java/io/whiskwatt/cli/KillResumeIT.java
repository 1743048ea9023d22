package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCatalog;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.RunFolder;
import io.whiskwatt.run.StepFacts;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real run, killed with SIGKILL again and again until one start of it reaches the end. */
class KillResumeIT {
  private static final String STUDY =
      """
      study: killed
      platforms:
        first: { local: { sandbox: process } }
        second: { local: { sandbox: process } }
      workloads: [ hello ]
      starts: [ cold, warm ]
      design: { blocks: 10, warm-up: 0ms, settle: 0ms, idle-window: 150ms, window: 200ms }
      """;

  private static final int TRIALS = 40;
  private static final int FEWEST_KILLS = 15;
  private static final int MOST_STARTS = 60;

  private final Random random = new Random(20261122);

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void write_the_study() throws IOException {
    Files.writeString(directory.resolve("killed.yaml"), STUDY);
  }

  @Test
  void no_trial_is_lost_or_repeated_however_often_the_run_is_killed() {
    int kills = 0;
    int starts = 0;
    while (steps() == 0 || left() > 0) {
      assertThat(++starts).as("starts without an end in sight").isLessThan(MOST_STARTS);
      List<StepRecord> before = committed();
      kills += kills < FEWEST_KILLS ? startAndKill() : startAndFinish();
      assertThat(committed().subList(0, before.size())).isEqualTo(before);
    }

    assertThat(keys()).hasSize(TRIALS).doesNotHaveDuplicates();
    assertThat(kills).isGreaterThanOrEqualTo(FEWEST_KILLS);
    everyInvocationIsThere();
    assertThat(SandboxCatalog.ofThisMachine().cleanUp().isEmpty()).isTrue();
    String run = folder().orElseThrow().toString();
    assertThat(jar().run("report", run).code()).isZero();
    aSecondRunIsLookedAt(run);
    System.Logger log = System.getLogger(KillResumeIT.class.getName());
    log.log(
        System.Logger.Level.INFO, kills + " kills, " + starts + " starts, " + steps() + " steps");
  }

  /** The same one, which fits itself as a later run and is no crossover. */
  private void aSecondRunIsLookedAt(String run) {
    BenchmarksJar.Ended together = jar().run("report", run, "--with", run);
    assertThat(together.code()).isEqualTo(2);
    assertThat(together.err()).contains("share machines");
    Path table = directory.resolve("runs.md");
    assertThat(jar().run("compare", run, run, "--output", table.toString()).out())
        .contains("Each run against");
    assertThat(table).content().contains("| first/hello@256MB/cold/closed-1 | p50 response time |");
  }

  /** Every other kill is aimed at a commit: it falls when a data file has grown. */
  private int startAndKill() {
    BenchmarksJar.Running running = start();
    long from = dataBytes();
    int more = 1 + random.nextInt(3);
    int stepsBefore = steps();
    BenchmarksJar.await(
        "a step is committed or the run ends",
        () -> steps() >= stepsBefore + more || !running.process().isAlive());
    if (random.nextBoolean()) {
      long grown = Math.max(from, dataBytes());
      BenchmarksJar.await(
          "a data file grows", () -> dataBytes() > grown || !running.process().isAlive());
    } else {
      long moment = System.nanoTime() + random.nextInt(600) * 1_000_000L;
      SystemTime.INSTANCE.parkUntil(moment);
    }
    running.process().destroyForcibly();
    return running.ended().code() == 137 ? 1 : 0;
  }

  private int startAndFinish() {
    BenchmarksJar.Ended ended = start().ended();
    assertThat(ended.code()).as(ended.err()).isZero();
    return 0;
  }

  private BenchmarksJar.Running start() {
    return folder()
        .map(run -> jar().start("run", "--resume", run.toString()))
        .orElseGet(() -> jar().start("run", "killed.yaml"));
  }

  private void everyInvocationIsThere() {
    RunData data = RunData.read(folder().orElseThrow());
    for (StepRecord step : data.steps()) {
      if (step.key().condition().equals("measure")) {
        long told = ((Number) step.facts().getOrDefault(StepFacts.INVOCATIONS, -1)).longValue();
        assertThat(data.invocations(step)).as(step.key().toString()).hasSize((int) told);
      }
    }
  }

  private int left() {
    return TRIALS - keys().size();
  }

  private List<StepKey> keys() {
    return committed().stream()
        .map(StepRecord::key)
        .filter(key -> key.condition().equals("measure"))
        .toList();
  }

  /** As a resumed run would see it, without changing anything. */
  private List<StepRecord> committed() {
    return folder().map(run -> RunData.read(run).steps()).orElse(List.of());
  }

  private int steps() {
    return (int)
        folder().map(run -> size(run.resolve(RunFolder.TRIALS), true)).orElse(0L).longValue();
  }

  private long dataBytes() {
    return folder().map(run -> size(run.resolve(RunFolder.ENERGY), false)).orElse(0L);
  }

  private static long size(Path file, boolean inLines) {
    try (Stream<String> lines = inLines && Files.exists(file) ? Files.lines(file) : Stream.of()) {
      return inLines ? lines.count() : Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Optional<Path> folder() {
    Path runs = directory.resolve("results/runs");
    if (!Files.exists(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      // A folder gets its name when it is complete.
      return folders.filter(run -> run.getFileName().toString().startsWith("killed-")).findFirst();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private BenchmarksJar jar() {
    return new BenchmarksJar(directory);
  }
}
