package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedTraceTest {
  private static final String STUDY =
      """
      study: replay
      platforms: { here: { local: {} } }
      workloads: hello
      load: { trace: { file: day.csv, format: times, scale: 2 } }
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write_the_trace() throws IOException {
    Files.writeString(folder.resolve("day.csv"), "1\n2\n3\n");
  }

  @Test
  void a_run_keeps_what_it_replays() throws IOException {
    FileJournal.create(run(), study()).close();
    assertThat(EnvironmentFile.read(run().resolve(RunFolder.ENVIRONMENT)).study().loads())
        .containsOnlyKeys("trace-day")
        .extractingByKey("trace-day")
        .satisfies(
            facts ->
                assertThat(facts)
                    .containsEntry("file", "day.csv")
                    .containsEntry("scale", "2.0")
                    .containsEntry("invocations", "3")
                    .containsKey("sha256"));
  }

  @Test
  void a_run_goes_on_with_the_same_trace() throws IOException {
    FileJournal.create(run(), study()).close();
    try (FileJournal journal = FileJournal.open(run(), study())) {
      assertThat(journal.session()).isZero();
    }
  }

  @Test
  void a_run_does_not_go_on_with_another_trace_and_is_free_again() throws IOException {
    FileJournal.create(run(), study()).close();
    Files.writeString(folder.resolve("day.csv"), "1\n2.5\n3\n");
    StudySpec other = study();
    assertThatThrownBy(() -> FileJournal.open(run(), other))
        .isInstanceOf(UnreadableRun.class)
        .hasMessageContaining("the sha256 of \"trace-day\" was ")
        .hasMessageContaining("put the same file back");
    FileJournal.open(run()).close();
  }

  private Path run() {
    return folder.resolve("run");
  }

  private StudySpec study() {
    return new StudyReader(Environment.unread())
        .read(STUDY, folder.resolve("s.yaml").toString())
        .orThrow();
  }
}
