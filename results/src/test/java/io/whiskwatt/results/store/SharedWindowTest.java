package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.FinishedStep;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that were carried out in one window: a crash keeps all of them or none. */
class SharedWindowTest {
  private static final StepRecord BEFORE = SampleRun.idle(0, 0, 0);
  private static final StepRecord FIRST = SampleRun.trial(0, 0);
  private static final StepRecord SECOND = SampleRun.trial(0, 1);

  @TempDir private Path temporary;
  private Path folder;
  private int committed;

  @BeforeEach
  void commit_one_step_and_two_together() throws IOException {
    folder = temporary.resolve("run");
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      journal.environment(SampleRun.environment("1"));
      journal.commit(BEFORE, SampleRun.idleData(0));
      committed = (int) Files.size(trials());
      journal.commit(together(FIRST, SECOND));
    }
  }

  /** As the runner does: the readings since the step before go with the first. */
  private static List<FinishedStep> together(StepRecord first, StepRecord second) {
    StepData data = SampleRun.trialData(2_000_000_000L);
    return List.of(
        new FinishedStep(first, data),
        new FinishedStep(second, new StepData(data.trial(), EnergyLog.EMPTY)));
  }

  @Test
  void both_are_read_with_what_is_theirs() {
    RunData data = RunData.read(folder);
    assertThat(data.steps()).containsExactly(BEFORE, FIRST, SECOND);
    assertThat(data.invocations(FIRST)).hasSize(6);
    assertThat(data.invocations(SECOND)).hasSize(6);
  }

  @Test
  void torn_at_any_byte_neither_counts() throws IOException {
    byte[] whole = Files.readAllBytes(trials());
    for (int cut = committed; cut < whole.length; cut++) {
      Files.write(trials(), Arrays.copyOf(whole, cut));
      assertThat(TrialsFile.read(folder).entries()).hasSize(1);
      assertThat(TrialsFile.read(folder).length()).isEqualTo(committed);
    }
    Files.write(trials(), whole);
    assertThat(TrialsFile.read(folder).entries()).hasSize(3);
  }

  @Test
  void what_was_torn_can_be_committed_again() throws IOException {
    byte[] whole = Files.readAllBytes(trials());
    Files.write(trials(), Arrays.copyOf(whole, whole.length - 1));
    StepRecord first = SampleRun.trial(1, 0);
    StepRecord second = SampleRun.trial(1, 1);
    try (FileJournal journal = FileJournal.open(folder)) {
      assertThat(journal.committed()).containsExactly(BEFORE);
      journal.commit(together(first, second));
    }
    assertThat(RunData.read(folder).steps()).containsExactly(BEFORE, first, second);
  }

  @Test
  void only_the_first_line_says_that_it_counts_with_the_next() throws IOException {
    List<String> lines = Files.readAllLines(trials(), StandardCharsets.UTF_8);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).doesNotContain("with_next");
    assertThat(lines.get(1)).contains("\"with_next\":true");
    assertThat(lines.get(2)).doesNotContain("with_next");
  }

  @Test
  void they_may_be_the_first_of_a_run() {
    Path fresh = temporary.resolve("fresh");
    try (FileJournal journal = FileJournal.create(fresh, SampleRun.study())) {
      journal.environment(SampleRun.environment("1"));
      journal.commit(together(FIRST, SECOND));
    }
    RunData data = RunData.read(fresh);
    assertThat(data.steps()).containsExactly(FIRST, SECOND);
    assertThat(data.invocations(FIRST)).hasSize(6);
    assertThat(data.invocations(SECOND)).hasSize(6);
  }

  private Path trials() {
    return folder.resolve(RunFolder.TRIALS);
  }
}
