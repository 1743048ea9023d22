package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.StepRecord;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenWhiskRunIT {
  private static final String SMALL =
      """
      workloads: [ { name: hello, memory: 128 MB } ]
      starts: [ cold, warm ]
      load: { constant: 4/s }
      design: { blocks: 2, warm-up: 300ms, settle: 100ms, idle-window: 500ms, window: 1s }
      """;

  @TempDir private Path directory = Path.of("");
  @TempDir private Path state = Path.of("");

  private OpenWhiskHere here;

  @BeforeEach
  void serve() throws IOException {
    here = OpenWhiskHere.start(state, OpenWhiskHere.generous());
    here.put("mine", Map.of());
    here.put("whiskwatt-small-mine", Map.of(StudyActions.STUDY_ANNOTATION, "small"));
  }

  @AfterEach
  void stop() {
    here.close();
  }

  @Test
  void a_study_on_openwhisk_runs_as_planned_and_leaves_nothing() throws IOException {
    here.write(directory, "small", SMALL);
    BenchmarksJar.Ended ended = jar().run("run", "small.yaml");
    assertThat(ended.code()).as(ended.err()).isZero();
    theUsersAreLeft();

    RunData data = RunData.read(runFolder());
    for (StepRecord step : data.steps()) {
      if (step.key().condition().equals("measure")) {
        StartKind planned = step.key().cell().contains("/cold/") ? StartKind.COLD : StartKind.WARM;
        assertThat(data.invocations(step)).isNotEmpty();
        assertThat(data.invocations(step))
            .as(step.key().toString())
            .allSatisfy(
                each -> assertThat(each.detail().orElseThrow().start().seen()).hasValue(planned));
      }
    }
    noFileHolds(runFolder(), OpenWhiskHere.SECRET);
    assertThat(ended.out() + ended.err()).doesNotContain(OpenWhiskHere.SECRET);
  }

  /** Opening, preflight, rehearsal, preparations, windows. */
  @ParameterizedTest
  @CsvSource({"INT, 900", "INT, 1500", "TERM, 2200", "INT, 3200", "TERM, 4500", "INT, 6500"})
  void an_interrupt_at_any_moment_leaves_no_action(String signal, long millis) throws IOException {
    here.write(directory, "small", SMALL);
    BenchmarksJar.Running running = jar().start("run", "small.yaml");
    SystemTime.INSTANCE.parkUntil(System.nanoTime() + Duration.ofMillis(millis).toNanos());
    running.signal(signal);
    BenchmarksJar.Ended ended = running.ended();
    assertThat(ended.code()).as(ended.err()).isEqualTo(130);
    theUsersAreLeft();
  }

  @Test
  void what_a_killed_run_left_is_removed_by_cleanup_and_nothing_else() throws IOException {
    here.write(directory, "small", SMALL);
    BenchmarksJar.Running running = jar().start("run", "small.yaml");
    BenchmarksJar.await("an action of the study is there", () -> here.actions().size() > 2);
    running.process().destroyForcibly();
    assertThat(running.ended().code()).isEqualTo(137);
    assertThat(here.actions()).hasSizeGreaterThan(2);

    BenchmarksJar.Ended cleaned = jar().run("run", "small.yaml", "--cleanup");
    assertThat(cleaned.code()).as(cleaned.err()).isZero();
    assertThat(cleaned.out()).contains("here: removed whiskwatt-small-", " removed\n");
    theUsersAreLeft();
    assertThat(jar().run("run", "small.yaml", "--cleanup").out()).contains("nothing to remove");
  }

  @Test
  void a_plan_beyond_the_limits_is_refused_before_anything_is_measured() throws IOException {
    here.close();
    ServerLimits own =
        new ServerLimits(
            60, 30, DataSize.ofMegabytes(64), DataSize.ofMegabytes(512), Duration.ofSeconds(60));
    here = OpenWhiskHere.start(state, own);
    here.write(
        directory,
        "fast",
        SMALL.replace("4/s", "40/s").replace("500ms, window: 1s", "1s, window: 2s"));
    BenchmarksJar.Ended dry = jar().run("run", "fast.yaml", "--dry-run");
    assertThat(dry.code()).as(dry.err()).isEqualTo(1);
    assertThat(dry.out())
        .contains("here/hello@128MB/warm/constant-40/s", "the plan would be refused")
        .contains("may 60 a minute", "invocations-per-minute");
    BenchmarksJar.Ended run = jar().run("run", "fast.yaml");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("may 60 a minute");
    assertThat(here.actions()).isEmpty();
  }

  @Test
  void a_dry_run_on_a_platform_that_is_not_there_prints_the_plan_and_says_so() throws IOException {
    here.write(directory, "small", SMALL);
    here.close();
    BenchmarksJar.Ended dry = jar().run("run", "small.yaml", "--dry-run");
    assertThat(dry.code()).isEqualTo(3);
    assertThat(dry.out())
        .contains("here/hello@128MB/warm/constant-4/s", "limits could not be read");
    here = OpenWhiskHere.start(state, OpenWhiskHere.generous());
  }

  private void theUsersAreLeft() {
    assertThat(here.actions()).containsExactly("mine", "whiskwatt-small-mine");
  }

  private static void noFileHolds(Path folder, String secret) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(4);
      for (Path file : all) {
        assertThat(text(file)).as(file.toString()).doesNotContain(secret);
      }
    }
  }

  private static String text(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private Path runFolder() throws IOException {
    try (Stream<Path> folders = Files.list(directory.resolve("results/runs"))) {
      return folders.findFirst().orElseThrow();
    }
  }

  private BenchmarksJar jar() {
    return new BenchmarksJar(directory);
  }
}
