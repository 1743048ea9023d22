package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.platform.StartDoubt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that documents the files names everything that is in them. */
class RunFilesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "run-files.md");

  @Test
  void page_names_every_column() throws IOException {
    String page = Files.readString(PAGE);
    Stream.of(InvocationTable.COLUMNS, EnergyTable.COLUMNS, ClockTable.COLUMNS, UsageTable.COLUMNS)
        .flatMap(columns -> columns.stream())
        .forEach(column -> assertThat(page).contains("`" + column + "`"));
  }

  @Test
  void page_names_every_doubt_of_a_start() throws IOException {
    String page = Files.readString(PAGE);
    for (StartDoubt doubt : StartDoubt.values()) {
      assertThat(page).contains("`" + doubt.key() + "`");
    }
  }

  @Test
  void page_names_every_group_and_measure_of_usage() throws IOException {
    String page = Files.readString(PAGE);
    for (UsageMeasure measure : UsageMeasure.values()) {
      assertThat(page).contains("`" + measure.key() + "`");
    }
    for (ProcessGroup group : ProcessGroup.values()) {
      assertThat(page).contains("`" + group.key() + "`");
    }
  }

  @Test
  void page_names_every_field_of_a_journal_line() throws IOException {
    String page = Files.readString(PAGE);
    JournalEntry entry =
        new JournalEntry(
            SampleRun.trial(0, 0),
            SampleRun.energy(0, 1).gaps(),
            Map.of(DataFile.INVOCATIONS, 1L, DataFile.ENERGY, 2L));
    JsonNode line = new ObjectMapper().readTree(JournalLine.write(entry));
    line.fieldNames().forEachRemaining(field -> assertThat(page).contains("`" + field + "`"));
    for (DataFile file : DataFile.values()) {
      assertThat(page).contains("`" + file.fileName() + "`").contains("`" + file.key() + "`");
    }
  }

  @Test
  void page_names_every_field_of_the_environment() throws IOException {
    String page = Files.readString(PAGE);
    EnvironmentFile file =
        new EnvironmentFile(StudyFacts.of(SampleRun.study()), List.of())
            .with(new SessionFacts(0, SampleRun.environment("1")));
    JsonNode json = new ObjectMapper().readTree(file.text());
    json.path("study").path("design").fieldNames().forEachRemaining(f -> assertNamed(page, f));
    json.path("sessions").path(0).fieldNames().forEachRemaining(f -> assertNamed(page, f));
    JsonNode platform = json.path("sessions").path(0).path("platforms").path(0);
    platform.fieldNames().forEachRemaining(f -> assertNamed(page, f));
    platform.path("energy").fieldNames().forEachRemaining(f -> assertNamed(page, f));
  }

  private static void assertNamed(String page, String field) {
    assertThat(page).contains("`" + field + "`");
  }
}
