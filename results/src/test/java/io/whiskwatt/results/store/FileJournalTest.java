package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void name() {
    folder = temporary.resolve("runs").resolve("sample");
  }

  @Test
  void everything_that_was_committed_is_read_back() {
    StepData trial = SampleRun.trialData(2_000_000_000L);
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      journal.environment(SampleRun.environment("1"));
      journal.commit(SampleRun.idle(0, 0, 0), SampleRun.idleData(0));
      journal.commit(SampleRun.trial(0, 0), trial);
    }
    RunData data = RunData.read(folder);
    assertThat(data.steps()).containsExactly(SampleRun.idle(0, 0, 0), SampleRun.trial(0, 0));
    assertThat(data.study()).isEqualTo(StudyFacts.of(SampleRun.study()));
    assertThat(data.session(0)).contains(new SessionFacts(0, SampleRun.environment("1")));
    assertThat(data.counters()).extracting(CounterSeries::size).containsExactly(10, 10);
    assertThat(data.counters()).extracting(CounterSeries::zone).contains("package-0", "core");
    assertThat(data.usage()).extracting(UsageSeries::size).containsExactly(2, 2);
    assertThat(data.usage()).extracting(UsageSeries::group).contains("machine", "pod/a, \"b\"");
    assertThat(data.usage().get(0).value(1)).isEqualTo(2.6e9);
    assertThat(data.clocks()).hasSize(2);
    assertThat(data.gaps()).hasSize(2);
    assertThat(data.gaps().get(1).gap()).isEqualTo(trial.energy().gaps().get(0));
  }

  @Test
  void invocations_are_read_back_with_what_the_platform_knew() {
    commitOneTrial();
    RunData data = RunData.read(folder);
    List<InvocationRow> rows = data.invocations(data.steps().get(0));
    assertThat(rows).hasSize(6);
    assertThat(rows.get(2).detail()).contains(SampleRun.detail(2));
    assertThat(rows.get(1).detail()).isEmpty();
    assertThat(rows.get(1).responseNanos()).isEqualTo(50_000_001);
    assertThat(rows.get(1).latenessNanos()).isEqualTo(1_000_000);
    assertThat(rows.get(5).sent()).isFalse();
    assertThat(rows.get(3).status()).isEqualTo(502);
  }

  private void commitOneTrial() {
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      journal.commit(SampleRun.trial(0, 0), SampleRun.trialData(2_000_000_000L));
    }
  }

  @Test
  void study_file_is_kept_as_written() throws IOException {
    commitOneTrial();
    assertThat(Files.readString(folder.resolve("study.yaml")))
        .isEqualTo("study: sample # as written\n");
  }

  @Test
  void reopening_starts_the_next_session_and_keeps_what_was_committed() {
    commitOneTrial();
    try (FileJournal journal = FileJournal.open(folder)) {
      assertThat(journal.session()).isEqualTo(1);
      assertThat(journal.committed()).containsExactly(SampleRun.trial(0, 0));
      journal.environment(SampleRun.environment("2"));
      journal.commit(SampleRun.idle(1, 1, 0), SampleRun.idleData(0));
    }
    RunData data = RunData.read(folder);
    assertThat(data.steps()).hasSize(2);
    assertThat(data.counters()).extracting(CounterSeries::session).containsExactly(0, 0, 1, 1);
    try (FileJournal journal = FileJournal.open(folder)) {
      assertThat(journal.session()).isEqualTo(2);
    }
  }

  @Test
  void session_that_only_looked_around_counts() {
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      assertThat(journal.session()).isZero();
      journal.environment(SampleRun.environment("1"));
      journal.environment(SampleRun.environment("1 again"));
    }
    assertThat(RunData.read(folder).sessions())
        .containsExactly(new SessionFacts(0, SampleRun.environment("1 again")));
    try (FileJournal journal = FileJournal.open(folder)) {
      assertThat(journal.session()).isEqualTo(1);
    }
  }

  @Test
  void same_step_is_never_committed_twice() {
    commitOneTrial();
    try (FileJournal journal = FileJournal.open(folder)) {
      StepRecord again = SampleRun.trial(1, 0);
      assertThatThrownBy(() -> journal.commit(again, SampleRun.trialData(0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("committed before");
    }
    assertThat(RunData.read(folder).steps()).hasSize(1);
  }

  @Test
  void step_that_cannot_be_written_leaves_nothing() {
    commitOneTrial();
    StepRecord sound = SampleRun.idle(1, 1, 0);
    StepRecord odd = withFact(sound, Double.NaN);
    try (FileJournal journal = FileJournal.open(folder)) {
      assertThatThrownBy(() -> journal.commit(odd, SampleRun.idleData(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("fact 'odd'");
      journal.commit(sound, StepData.idle(SampleRun.energy(0, 1)));
    }
    RunData data = RunData.read(folder);
    assertThat(data.counters().get(2).size()).isEqualTo(1);
  }

  private static StepRecord withFact(StepRecord step, Object value) {
    return new StepRecord(
        step.key(),
        step.session(),
        step.order(),
        step.startNanos(),
        step.endNanos(),
        step.wallStart(),
        Map.of("odd", value));
  }

  @Test
  void second_tool_is_kept_out_until_the_first_is_done() {
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      assertThat(journal.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> FileJournal.open(folder))
          .isInstanceOf(UnreadableRun.class)
          .hasMessageContaining("in use");
    }
    FileJournal.open(folder).close();
  }

  @Test
  void existing_folder_is_not_taken_for_a_new_run() {
    commitOneTrial();
    assertThatThrownBy(() -> FileJournal.create(folder, SampleRun.study()))
        .isInstanceOf(UnreadableRun.class)
        .hasMessageContaining("exists");
    assertThatThrownBy(() -> FileJournal.open(temporary))
        .isInstanceOf(UnreadableRun.class)
        .hasMessageContaining("holds no run");
  }

  @Test
  void nothing_but_the_run_is_left_beside_it() throws IOException {
    commitOneTrial();
    try (var names = Files.list(folder.getParent())) {
      assertThat(names).containsExactly(folder);
    }
  }

  @Test
  void common_tools_unpack_each_table_as_one_text() throws IOException {
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      journal.commit(SampleRun.idle(0, 0, 0), SampleRun.idleData(0));
      journal.commit(SampleRun.trial(0, 0), SampleRun.trialData(2_000_000_000L));
      journal.commit(SampleRun.idle(0, 0, 1), SampleRun.idleData(9_000_000_000L));
    }
    assertThat(unpacked("energy.csv.gz"))
        .startsWith("session,node,zone,sequence,nanos,width_nanos,microjoules")
        .contains("0,\"node \"\"1\"\", left\",package-0,0,2000000000,20,20000000")
        .hasSize(1 + 2 * (4 + 6 + 4));
    assertThat(unpacked("clock.csv.gz")).hasSize(1 + 3);
    assertThat(unpacked("usage.csv.gz"))
        .startsWith("session,node,group,measure,nanos,value")
        .contains("0,\"node \"\"1\"\", left\",machine,frequency_hertz,2000000000,2600000000")
        .hasSize(1 + 2 * 3);
    assertThat(unpacked("invocations.csv.gz").get(0))
        .endsWith("lookup_millis,lookup_outcome,workload");
  }

  private List<String> unpacked(String name) throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve(name));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  @Test
  void histogram_log_is_read_by_its_standard_reader() throws IOException {
    commitOneTrial();
    List<EncodableHistogram> read = new ArrayList<>();
    try (HistogramLogReader reader =
        new HistogramLogReader(folder.resolve("latency.hlog").toFile())) {
      while (reader.hasNext()) {
        read.add(reader.nextIntervalHistogram());
      }
    }
    assertThat(read)
        .extracting(EncodableHistogram::getTag)
        .containsExactly(
            "b0/runc/hello@256MB/cold/closed-1/response",
            "b0/runc/hello@256MB/cold/closed-1/service",
            "b0/runc/hello@256MB/cold/closed-1/lateness");
    assertThat(((Histogram) read.get(0)).getTotalCount()).isEqualTo(4);
  }
}
