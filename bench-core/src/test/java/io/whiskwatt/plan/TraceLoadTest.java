package io.whiskwatt.plan;

import static io.whiskwatt.plan.StudyReaderTest.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.load.LoadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceLoadTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write_a_trace_of_two_minutes() throws IOException {
    StringBuilder rows = new StringBuilder("start\n");
    for (int second = 0; second < 120; second++) {
      rows.append(second).append('\n');
    }
    Files.writeString(folder.resolve("my-day.csv"), rows);
    Files.writeString(folder.resolve("bad.csv"), "1\n2\nx\n4,5\n");
  }

  @Test
  void a_trace_stands_beside_its_study_and_fills_the_window() {
    LoadShape.Trace trace = trace("file: my-day.csv, format: times");
    assertThat(trace.id()).isEqualTo("trace-my-day");
    assertThat(trace.window(Duration.ofSeconds(30))).hasSeconds(30);
    assertThat(trace.replay().count()).isEqualTo(30);
    assertThat(LoadPlan.slots(trace, Duration.ofSeconds(30), 1)).isEqualTo(30);
  }

  @Test
  void part_speed_and_name_are_those_written() {
    LoadShape.Trace trace =
        trace("file: my-day.csv, format: times, as: rush, from: 60s, length: 40s, scale: 4");
    assertThat(trace.id()).isEqualTo("trace-rush");
    assertThat(trace.window(Duration.ofSeconds(30))).hasSeconds(10);
    assertThat(trace.replay().count()).isEqualTo(40);
    assertThat(trace.facts())
        .containsEntry("from", "1m")
        .containsEntry("length", "40s")
        .containsEntry("scale", "4.0")
        .containsEntry("invocations", "40")
        .containsKey("sha256");
  }

  @Test
  void a_trace_that_ends_before_the_window_shortens_it() {
    LoadShape.Trace trace = trace("file: my-day.csv, format: times, from: 100s");
    assertThat(trace.window(Duration.ofSeconds(30))).hasSeconds(20);
  }

  @Test
  void a_part_beyond_the_end_of_the_trace_is_refused_where_it_is_written() {
    assertThat(read("file: my-day.csv, format: times, from: 100s, length: 21s").problems())
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .contains("s.yaml:4:71: the trace ends at 2m, before this part");
  }

  @Test
  void mistakes_in_the_trace_come_with_those_of_the_study() {
    List<Problem> problems =
        read("file: bad.csv, format: times", "wndow: 30s, idle-window: 1m").problems();
    assertThat(problems)
        .extracting(Problem::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("s.yaml:5:11: unknown key \"wndow\""),
            second -> assertThat(second).contains("bad.csv:3:1: \"x\" is not a start"),
            third -> assertThat(third).contains("bad.csv:4:3: the row has 2 fields"));
  }

  @Test
  void the_same_trace_is_no_second_load_shape() {
    String twice =
        "[ { trace: { file: my-day.csv, format: times } }, { trace: { file: my-day.csv,"
            + " format: times, from: 10s } } ]";
    assertThat(study("load: " + twice + "\n").problems())
        .extracting(Problem::message)
        .containsExactly("the load shape \"trace-my-day\" is named twice");
  }

  private LoadShape.Trace trace(String trace) {
    return (LoadShape.Trace) read(trace).orThrow().loads().get(0);
  }

  private Parsed<StudySpec> read(String trace) {
    return read(trace, "window: 30s");
  }

  private Parsed<StudySpec> read(String trace, String design) {
    return study("load: { trace: { " + trace + " } }\ndesign: { " + design + " }\n");
  }

  private Parsed<StudySpec> study(String lines) {
    return new StudyReader(Environment.unread())
        .read(SMALL + lines, folder.resolve("s.yaml").toString());
  }
}
