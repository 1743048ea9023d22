package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.run.StepRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crash during a commit leaves any prefix of what the commit was going to append to each file;
 * the journal line is appended only when the others are whole, and here even that is not relied
 * upon.
 */
class CrashTest {
  private static final List<StepRecord> BEFORE = List.of(SampleRun.idle(0, 0, 0));
  private static final StepRecord TORN = SampleRun.trial(0, 0);

  @TempDir private Path temporary;
  private Path folder;
  private Map<String, byte[]> before;
  private Map<String, byte[]> after;

  @BeforeEach
  void commit_two_steps() throws IOException {
    folder = temporary.resolve("run");
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      journal.environment(SampleRun.environment("1"));
      journal.commit(BEFORE.get(0), SampleRun.idleData(0));
      before = files();
      journal.commit(TORN, SampleRun.trialData(2_000_000_000L));
      after = files();
    }
  }

  @Test
  void journal_line_torn_at_any_byte_takes_the_step_back() throws IOException {
    lay(before);
    int from = length(before, RunFolder.TRIALS);
    for (int cut = from; cut < length(after, RunFolder.TRIALS); cut++) {
      layTorn(RunFolder.TRIALS, cut);
      assertResumes(BEFORE);
    }
  }

  @Test
  void data_file_torn_at_any_byte_takes_the_step_back() throws IOException {
    lay(before);
    for (DataFile file : DataFile.values()) {
      int from = length(before, file.fileName());
      for (int cut = from; cut <= length(after, file.fileName()); cut++) {
        layTorn(file.fileName(), cut);
        assertResumes(BEFORE);
      }
    }
  }

  /** The other files were cut back to the state before by the last resume. */
  private void layTorn(String name, int length) throws IOException {
    byte[] whole = after.getOrDefault(name, new byte[0]);
    Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
  }

  @Test
  void any_combination_of_torn_files_takes_the_step_back() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      lay(after);
      for (DataFile file : DataFile.values()) {
        truncateSomewhere(random, file.fileName(), length(after, file.fileName()));
      }
      truncateSomewhere(random, RunFolder.TRIALS, length(after, RunFolder.TRIALS) - 1);
      assertResumes(BEFORE);
    }
  }

  private void truncateSomewhere(Random random, String name, int most) throws IOException {
    int least = length(before, name);
    truncate(name, least + random.nextInt(most - least + 1));
  }

  @Test
  void whole_journal_line_keeps_the_step() throws IOException {
    lay(after);
    assertResumes(List.of(BEFORE.get(0), TORN));
  }

  @Test
  void last_line_that_never_reached_the_disk_is_torn() throws IOException {
    byte[] zeros = after.getOrDefault(RunFolder.TRIALS, new byte[0]).clone();
    Arrays.fill(zeros, length(before, RunFolder.TRIALS) + 40, zeros.length - 1, (byte) 0);
    lay(after);
    Files.write(folder.resolve(RunFolder.TRIALS), zeros);
    assertResumes(BEFORE);
  }

  @Test
  void resumed_run_can_commit_the_step_again() throws IOException {
    lay(after);
    truncate(RunFolder.TRIALS, length(after, RunFolder.TRIALS) - 1);
    try (FileJournal journal = FileJournal.open(folder)) {
      journal.commit(SampleRun.trial(1, 0), SampleRun.trialData(2_000_000_000L));
    }
    RunData data = RunData.read(folder);
    assertThat(data.steps()).containsExactly(BEFORE.get(0), SampleRun.trial(1, 0));
    assertThat(data.invocations(data.steps().get(1))).hasSize(6);
  }

  @Test
  void changed_line_in_the_middle_is_an_error_with_its_place() throws IOException {
    changeText(RunFolder.TRIALS, "\"block\":0", "\"block\":}");
    assertUnusable("trials.jsonl', line 1", "not JSON");
  }

  @Test
  void changed_last_line_is_an_error_too() throws IOException {
    String text = Files.readString(folder.resolve(RunFolder.TRIALS));
    Files.writeString(folder.resolve(RunFolder.TRIALS), text.replace("\"order\":1", "\"odor\":1"));
    assertUnusable("trials.jsonl', line 2", "'order' is missing");
  }

  @Test
  void line_of_another_format_is_refused() throws IOException {
    changeText(RunFolder.TRIALS, "\"format\":1", "\"format\":9");
    assertUnusable("line 1", "format is '9'");
  }

  @Test
  void repeated_line_is_an_error() throws IOException {
    String line = Files.readAllLines(folder.resolve(RunFolder.TRIALS)).get(1);
    String text = Files.readString(folder.resolve(RunFolder.TRIALS));
    Files.writeString(folder.resolve(RunFolder.TRIALS), text + line + "\n");
    assertUnusable("line 3", "repeats the step");
  }

  @Test
  void committed_data_that_is_gone_is_an_error() throws IOException {
    truncate(RunFolder.ENERGY, length(after, RunFolder.ENERGY) - 1);
    assertUnusable("energy.csv.gz'", "were committed");
  }

  @Test
  void flipped_byte_in_committed_data_is_an_error_for_the_reader() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(RunFolder.ENERGY));
    int middle = length(before, RunFolder.ENERGY) / 2;
    bytes[middle] = (byte) (bytes[middle] ^ 0x55);
    Files.write(folder.resolve(RunFolder.ENERGY), bytes);
    assertThatThrownBy(() -> RunData.read(folder))
        .isInstanceOf(UnreadableRun.class)
        .hasMessageContaining("energy.csv.gz', bytes 0 to")
        .hasMessageContaining("line 1 of trials.jsonl");
  }

  @Test
  void changed_environment_is_an_error_that_names_the_file() throws IOException {
    changeText(RunFolder.ENVIRONMENT, "\"design\"", "\"desing\"");
    assertUnusable("environment.json'", "'design' is missing");
  }

  private void changeText(String name, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(name));
    int at = text.indexOf(from);
    assertThat(at).isNotNegative();
    Files.writeString(
        folder.resolve(name), text.substring(0, at) + to + text.substring(at + from.length()));
  }

  private void assertUnusable(String place, String what) {
    assertThatThrownBy(() -> FileJournal.open(folder))
        .isInstanceOf(UnreadableRun.class)
        .hasMessageContaining(place)
        .hasMessageContaining(what);
    assertThatThrownBy(() -> RunData.read(folder)).isInstanceOf(UnreadableRun.class);
  }

  /** Reading must not see more than resuming does, and resuming must cut every file back. */
  private void assertResumes(List<StepRecord> steps) throws IOException {
    RunData unfinished = RunData.read(folder);
    assertThat(unfinished.steps()).isEqualTo(steps);
    try (FileJournal journal = FileJournal.open(folder)) {
      assertThat(journal.committed()).isEqualTo(steps);
    }
    Map<String, byte[]> expected = steps.size() == 1 ? before : after;
    Map<String, byte[]> found = files();
    expected.forEach((name, bytes) -> assertThat(found.get(name)).as(name).isEqualTo(bytes));
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (Stream<Path> names = Files.list(folder)) {
      for (Path path : names.toList()) {
        contents.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return contents;
  }

  private void lay(Map<String, byte[]> contents) throws IOException {
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private void truncate(String name, int length) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    Files.write(folder.resolve(name), Arrays.copyOf(bytes, length));
  }

  private static int length(Map<String, byte[]> contents, String name) {
    return contents.getOrDefault(name, new byte[0]).length;
  }
}
