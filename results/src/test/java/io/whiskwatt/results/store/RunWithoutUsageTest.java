package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of versions that did not write what machines did. */
class RunWithoutUsageTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = temporary.resolve("run");
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      journal.commit(SampleRun.idle(0, 0, 0), SampleRun.idleData(0));
    }
    Files.delete(folder.resolve(RunFolder.USAGE));
    Path journal = folder.resolve(RunFolder.TRIALS);
    String line = Files.readString(journal);
    assertThat(line).containsPattern(",\"usage\":[0-9]+");
    Files.writeString(journal, line.replaceAll(",\"usage\":[0-9]+", ""));
  }

  @Test
  void they_are_read_with_no_usage() {
    RunData data = RunData.read(folder);
    assertThat(data.steps()).hasSize(1);
    assertThat(data.usage()).isEmpty();
    assertThat(data.counters()).isNotEmpty();
  }

  @Test
  void they_are_gone_on_with_and_usage_begins_there() {
    try (FileJournal journal = FileJournal.open(folder)) {
      journal.commit(SampleRun.trial(0, 0), SampleRun.trialData(2_000_000_000L));
    }
    assertThat(RunData.read(folder).steps()).hasSize(2);
    assertThat(RunData.read(folder).usage()).extracting(UsageSeries::size).containsOnly(1);
  }
}
