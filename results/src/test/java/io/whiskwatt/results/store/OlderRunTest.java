package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.OutcomeKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of earlier versions, whose invocations have fewer columns. */
class OlderRunTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void write_one_of_the_first_version() throws IOException {
    write(4);
  }

  private void write(int columnsLess) throws IOException {
    folder = temporary.resolve("run-" + columnsLess);
    try (FileJournal journal = FileJournal.create(folder, SampleRun.study())) {
      journal.commit(SampleRun.trial(0, 0), SampleRun.trialData(2_000_000_000L));
    }
    Path table = folder.resolve("invocations.csv.gz");
    byte[] now = Files.readAllBytes(table);
    String first = without(columnsLess, unpacked(now)).replaceFirst(",success,", ",unreachable,");
    byte[] then = packed(first);
    Files.write(table, then);
    replace("trials.jsonl", "\"invocations\":" + now.length, "\"invocations\":" + then.length);
  }

  private static String unpacked(byte[] member) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(member))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Gzip.member(bytes, writer -> writer.write(text));
    return bytes.toByteArray();
  }

  private static String without(int columns, String text) {
    return text.replaceAll("(,[^,\"\r\n]*){" + columns + "}\r\n", "\r\n");
  }

  private void replace(String name, String from, String to) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void they_are_read_with_nothing_known_in_the_columns_they_lack() {
    RunData data = RunData.read(folder);
    List<InvocationRow> rows = data.invocations(data.steps().get(0));
    assertThat(rows).hasSize(6);
    InvocationDetail detail = rows.get(2).detail().orElseThrow();
    assertThat(detail.times()).isEqualTo(SampleRun.detail(2).times());
    assertThat(detail.node()).contains(SampleRun.NODE);
    assertThat(detail.start().seen()).isEqualTo(SampleRun.detail(2).start().seen());
    assertThat(detail.start().doubts()).isEmpty();
    assertThat(detail.lookup()).isEmpty();
  }

  @Test
  void their_one_word_for_every_call_without_a_reply_is_read_as_unanswered() {
    RunData data = RunData.read(folder);
    assertThat(data.invocations(data.steps().get(0)))
        .extracting(InvocationRow::outcome)
        .contains(OutcomeKind.UNANSWERED, OutcomeKind.SUCCESS);
  }

  @Test
  void they_are_not_gone_on_with() {
    assertThatThrownBy(() -> FileJournal.open(folder))
        .isInstanceOf(UnreadableRun.class)
        .hasMessageContaining("can be analysed, but not resumed");
    assertThat(RunData.read(folder).steps()).hasSize(1);
  }

  @Test
  void runs_from_before_mixes_have_no_parts() throws IOException {
    write(1);
    RunData data = RunData.read(folder);
    List<InvocationRow> rows = data.invocations(data.steps().get(0));
    assertThat(rows).hasSize(6).allMatch(row -> row.part().isEmpty());
    assertThat(rows.get(2).detail()).contains(SampleRun.detail(2));
    assertThatThrownBy(() -> FileJournal.open(folder)).isInstanceOf(UnreadableRun.class);
  }
}
