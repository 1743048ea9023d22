package io.whiskwatt.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final Position NAMED = new Position("study.yaml", 4, 18, "the line");
  private static final Duration DAY = Duration.ofDays(1);

  /** Three functions over five minutes. */
  private static final String MINUTES =
      """
      HashOwner,HashApp,HashFunction,Trigger,1,2,3,4,5
      o1,a1,f1,http,0,3,0,1000,2
      o1,a1,f2,timer,1,1,1,1,1
      o2,a2,f3,queue,0,0,0,0,0
      """;

  private static final String ENDS =
      """
      app,func,end_timestamp,duration
      a,f,5160.142570018768,0.134
      a,g,5161.280997037888,0.013
      b,f,5241.567729949951,42.356
      a,f,12.5,20
      b,f,5300,2e-05
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void minutes_of_azure_2019_keep_their_counts() throws IOException {
    Replay replay = read(MINUTES, azure2019(Duration.ZERO, DAY, 1, 1)).orThrow();
    assertThat(perMinute(replay)).containsExactly(1, 4, 1, 1001, 3);
    assertThat(replay.length()).isEqualTo(Duration.ofMinutes(5));
    assertThat(replay.facts())
        .containsEntry("selected", "1010 invocations of 2 functions")
        .containsEntry("functions by invocations", "1+: 1 of 1, 1000+: 1 of 1");
  }

  @Test
  void times_within_a_minute_pass_a_kolmogorov_smirnov_test() throws IOException {
    TraceSelection fourth = azure2019(Duration.ofMinutes(3), Duration.ofMinutes(1), 1, 1);
    Replay replay = read(MINUTES, fourth).orThrow();
    int n = replay.count();
    double distance = 0;
    for (int i = 0; i < n; i++) {
      distance = Math.max(distance, Math.abs(replay.nanos(i) / (double) MINUTE - (i + 0.5) / n));
    }
    assertThat(n).isEqualTo(1001);
    assertThat(distance + 0.5 / n).isLessThan(1.358 / Math.sqrt(n));
  }

  @Test
  void the_same_minute_is_the_same_in_every_selection_and_order_of_rows() throws IOException {
    Replay whole = read(MINUTES, azure2019(Duration.ZERO, DAY, 1, 1)).orThrow();
    String turned = MINUTES.replaceAll("(?s)(.*Trigger[^\n]*\n)([^\n]*\n)([^\n]*\n)", "$1$3$2");
    Duration from = Duration.ofSeconds(90);
    Replay part = read(turned, azure2019(from, Duration.ofMinutes(2), 1, 1)).orThrow();
    assertThat(turned).isNotEqualTo(MINUTES);
    assertThat(times(part))
        .isEqualTo(
            Arrays.stream(times(whole))
                .filter(nanos -> nanos >= 90 * SECOND && nanos < 210 * SECOND)
                .map(nanos -> nanos - 90 * SECOND)
                .toArray());
  }

  @Test
  void another_seed_puts_them_elsewhere() throws IOException {
    TraceSelection other = new TraceSelection(TraceFormat.AZURE_2019, Duration.ZERO, DAY, 1, 1, 43);
    long[] first = times(read(MINUTES, azure2019(Duration.ZERO, DAY, 1, 1)).orThrow());
    assertThat(times(read(MINUTES, other).orThrow())).isNotEqualTo(first).hasSameSizeAs(first);
  }

  @Test
  void an_invocation_of_azure_2021_starts_at_its_end_less_its_duration() throws IOException {
    Replay replay = read(ENDS, of(TraceFormat.AZURE_2021, Duration.ofSeconds(5000), DAY)).orThrow();
    // The one that ended at 12.5 s began before the trace did.
    assertThat(times(replay))
        .containsExactly(160_008_570_018L, 161_267_997_037L, 199_211_729_949L, 299_999_980_000L);
    assertThat(replay.traceEnd()).isEqualTo(Duration.ofSeconds(5300));
    assertThat(replay.length()).isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start;3;1.5;2|1500000000 2000000000 3000000000",
        "3;1.5;2|1500000000 2000000000 3000000000",
        "\"start\";\"3\";\"1.5\"|1500000000 3000000000",
        "2021-01-31T00:00:01Z;2021-01-31T00:00:00.25Z|0 750000000",
        "begin;2021-01-31T01:00:01+01:00;2021-01-31T00:00:00Z|0 1000000000",
        "start,function;3,f;;1.5,g|1500000000 3000000000"
      })
  void plain_lists_hold_seconds_or_instants_with_or_without_a_header(String rows, String starts)
      throws IOException {
    Replay replay =
        read(rows.replace(';', '\n'), of(TraceFormat.TIMES, Duration.ZERO, DAY)).orThrow();
    assertThat(times(replay))
        .isEqualTo(Arrays.stream(starts.split(" ")).mapToLong(Long::parseLong).toArray());
  }

  @Test
  void a_part_is_replayed_faster_from_its_beginning() throws IOException {
    TraceSelection twice =
        new TraceSelection(
            TraceFormat.TIMES, Duration.ofSeconds(2), Duration.ofSeconds(5), 2, 1, 42);
    Replay replay = read("1\n2\n3\n6.5\n7\n8\n", twice).orThrow();
    assertThat(times(replay)).containsExactly(0, SECOND / 2, 2_250_000_000L);
    assertThat(replay.length()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void gzipped_files_and_those_of_other_systems_are_the_same_trace() throws IOException {
    Path plain = write("plain.csv", "\uFEFF" + MINUTES.replace("\n", "\r\n"));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(MINUTES.getBytes(StandardCharsets.UTF_8));
    }
    Path gzip = Files.write(folder.resolve("no-matter-how-named.csv"), zipped.toByteArray());
    TraceSelection all = azure2019(Duration.ZERO, DAY, 1, 1);
    assertThat(times(TraceFile.read(gzip, all, NAMED).orThrow()))
        .isEqualTo(times(TraceFile.read(plain, all, NAMED).orThrow()));
  }

  @Test
  void the_checksum_is_that_of_the_file() throws Exception {
    Path file = write("t.csv", MINUTES);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    Replay replay = TraceFile.read(file, azure2019(Duration.ZERO, DAY, 1, 1), NAMED).orThrow();
    assertThat(replay.facts())
        .containsEntry("sha256", HexFormat.of().formatHex(digest))
        .containsEntry("file", "t.csv");
  }

  @Test
  void a_malformed_row_is_shown_with_file_line_column_value_and_what_is_due() throws IOException {
    Path file = write("day.csv", MINUTES.replace("1,1,1,1,1", "1,1,x1,1,1"));
    List<Problem> problems =
        TraceFile.read(file, azure2019(Duration.ZERO, DAY, 1, 1), NAMED).problems();
    assertThat(problems)
        .singleElement()
        .extracting(Problem::text)
        .isEqualTo(
            file
                + """
                :3:20: "x1" is not a number of invocations
                  o1,a1,f2,timer,1,1,x1,1,1
                                     ^
                  a whole number of invocations is due, of at most nine digits""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AZURE_2019|HashOwner,HashApp|1:11 the row has 2 fields",
        "AZURE_2019|a,b,c,d,1|1:1 \"a\" is not the column HashOwner",
        "AZURE_2019|HashOwner,HashApp,HashFunction,Trigger,1;o,a,f,http,1,2"
            + "|2:14 the row has 6 fields, and 5 are due, as in the header",
        "AZURE_2019|HashOwner,HashApp,HashFunction,Trigger,1;o,a,f,http,-1"
            + "|2:12 \"-1\" is not a number of invocations",
        "AZURE_2019|HashOwner,HashApp,HashFunction,Trigger,1;ö,a,f,http,"
            + "|2:12 \"\" is not a number of invocations",
        "AZURE_2021|a,f,1,1|1:1 \"a\" is not the column app",
        "AZURE_2021|app,func,end|1:10 \"end\" is not the column end_timestamp",
        "AZURE_2021|app,func,end_timestamp,duration;a,f,1|2:5 the row has 3 fields, and 4 are due",
        "AZURE_2021|app,func,end_timestamp,duration;a,f,x,1|2:5 \"x\" is not a time",
        "AZURE_2021|app,func,end_timestamp,duration;a,f,1,-1|2:7 \"-1\" is not a time",
        "AZURE_2021|app,func,end_timestamp,duration;a,f,1,NaN|2:7 \"NaN\" is not a time",
        "AZURE_2021|app,func,end_timestamp,duration;a,f,1612051200,1"
            + "|2:5 \"1612051200\" is not a time",
        "TIMES|1;two|2:1 \"two\" is not a start",
        "TIMES|1;2021-01-31T00:00:00Z|2:1 \"2021-01-31T00:00:00Z\" is not a start",
        "TIMES|2021-01-31T00:00:00Z;1|2:1 \"1\" is not a start",
        "TIMES|12:30|1:1 \"12:30\" is not a start",
        "TIMES|1e999999999|1:1 \"1e999999999\" is not a start",
        "TIMES|1;1e-999999999|2:1 \"1e-999999999\" is not a start",
        "TIMES|1,f;2|2:1 the row has 1 field, and 2 due as above",
        "TIMES|1,f,g|1:5 the row has 3 fields, and a start is due, and maybe its function"
      })
  void what_is_no_row_of_its_format_is_refused(TraceFormat format, String rows, String problem)
      throws IOException {
    assertThat(read(rows.replace(';', '\n'), of(format, Duration.ZERO, DAY)).problems())
        .extracting(TraceFileTest::placed)
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void the_first_twenty_malformed_rows_are_shown_and_the_others_counted() throws IOException {
    String rows = "1\n" + "x\n".repeat(50) + "2\n" + "y\n".repeat(3);
    List<Problem> problems = read(rows, of(TraceFormat.TIMES, Duration.ZERO, DAY)).problems();
    assertThat(problems).hasSize(21);
    assertThat(problems.get(19).where().orElseThrow().line()).isEqualTo(21);
    assertThat(problems.get(20).message()).endsWith("has 33 more malformed rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AZURE_2019|''|it is empty, and the header HashOwner",
        "AZURE_2021|''|it is empty, and the header app,func",
        "TIMES|start|it holds no start",
        "TIMES|90000|nothing of",
        "AZURE_2021|app,func,end_timestamp,duration|the part holds 0 invocations of 0 functions"
      })
  void a_file_without_invocations_is_refused_where_it_is_named(
      TraceFormat format, String rows, String message) throws IOException {
    Problem problem = read(rows, of(format, Duration.ZERO, DAY)).problems().get(0);
    assertThat(problem.where()).contains(NAMED);
    assertThat(problem.message()).contains(message);
  }

  @Test
  void a_file_that_is_missing_a_folder_or_torn_is_refused_where_it_is_named() throws IOException {
    TraceSelection all = of(TraceFormat.TIMES, Duration.ZERO, DAY);
    byte[] torn = {0x1f, (byte) 0x8b, 8, 0, 0};
    Path tornFile = Files.write(folder.resolve("torn.gz"), torn);
    assertThat(problem(folder.resolve("none.csv"), all).text())
        .contains("there is no trace", "none.csv", "run STUDY.yaml --resume DIR");
    assertThat(problem(folder, all).message()).endsWith("is a folder");
    assertThat(problem(tornFile, all).message()).contains("torn.gz\" cannot be read");
  }

  @Test
  void a_line_without_end_is_not_read_into_memory() throws IOException {
    Path file = write("long.csv", "1".repeat(Rows.MOST_BYTES + 1));
    assertThat(problem(file, of(TraceFormat.TIMES, Duration.ZERO, DAY)).message())
        .contains("line 1 is longer than 1048576 bytes");
  }

  @Test
  void more_invocations_than_are_kept_are_refused() throws IOException {
    String many = MINUTES.replace("0,3,0,1000,2", "0,3,0,999999999,2");
    assertThat(read(many, azure2019(Duration.ZERO, DAY, 1, 1)).problems())
        .extracting(Problem::text)
        .singleElement()
        .asString()
        .contains("more than 5000000 invocations", "a smaller sample");
  }

  @Test
  void a_list_without_functions_cannot_be_sampled() throws IOException {
    TraceSelection half = new TraceSelection(TraceFormat.TIMES, Duration.ZERO, DAY, 1, 0.5, 42);
    assertThat(read("1\n2\n", half).problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .endsWith("names no functions to take a sample of");
  }

  @Test
  void a_sample_holds_whole_functions() throws IOException {
    StringBuilder rows = new StringBuilder("start,function\n");
    IntStream.range(0, 1000)
        .forEach(at -> rows.append(at).append(",f").append(at % 100).append('\n'));
    TraceSelection tenth = new TraceSelection(TraceFormat.TIMES, Duration.ZERO, DAY, 1, 0.1, 42);
    Replay replay = read(rows.toString(), tenth).orThrow();
    assertThat(replay.count()).isEqualTo(100);
    assertThat(Arrays.stream(times(replay)).map(nanos -> nanos / SECOND % 100).distinct())
        .hasSize(10);
    assertThat(replay.facts())
        .containsEntry("selected", "1000 invocations of 100 functions")
        .containsEntry("functions by invocations", "10+: 10 of 100");
  }

  @Test
  void a_replay_knows_its_fullest_stretch_and_its_gaps() throws IOException {
    Replay replay = read("1\n1\n1\n2\n9\n", of(TraceFormat.TIMES, Duration.ZERO, DAY)).orThrow();
    assertThat(replay.most(Duration.ofMillis(1))).isEqualTo(3);
    assertThat(replay.most(Duration.ofMillis(1001))).isEqualTo(4);
    assertThat(replay.countAfterGap(Duration.ofSeconds(1))).isEqualTo(1);
    assertThat(replay.countWithin(Duration.ofSeconds(1))).isZero();
    assertThat(replay.countWithin(Duration.ofSeconds(2))).isEqualTo(3);
    assertThat(replay.countWithin(Duration.ofSeconds(99))).isEqualTo(5);
  }

  private static TraceSelection azure2019(
      Duration from, Duration length, double scale, double sample) {
    return new TraceSelection(TraceFormat.AZURE_2019, from, length, scale, sample, 42);
  }

  private static TraceSelection of(TraceFormat format, Duration from, Duration length) {
    return new TraceSelection(format, from, length, 1, 1, 42);
  }

  private Parsed<Replay> read(String text, TraceSelection selection) throws IOException {
    return TraceFile.read(write("trace.csv", text), selection, NAMED);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Problem problem(Path file, TraceSelection selection) {
    return TraceFile.read(file, selection, NAMED).problems().get(0);
  }

  private static String placed(Problem problem) {
    Position where = problem.where().orElseThrow();
    return where.line() + ":" + where.column() + " " + problem.message();
  }

  private static long[] times(Replay replay) {
    return IntStream.range(0, replay.count()).mapToLong(replay::nanos).toArray();
  }

  private static int[] perMinute(Replay replay) {
    int[] counts = new int[5];
    Arrays.stream(times(replay)).forEach(nanos -> counts[(int) (nanos / MINUTE)]++);
    return counts;
  }
}
