package io.whiskwatt.plan;

import static io.whiskwatt.plan.StudyReaderTest.FULL;
import static io.whiskwatt.plan.StudyReaderTest.SMALL;
import static io.whiskwatt.plan.StudyReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StudyProblemsTest {
  private static final String BAD =
      """
      study: my study
      platforms:
        runc: { local: {}, isolaton: {} }
        kata_qemu: { isolation: { kernel: mine } }
        runc: { local: {} }
      workloads: [ hello, hello, { name: hash, memory: 256 } ]
      starts: [ cold, lukewarm ]
      load: { constant: 50 }
      design: { blcks: 30, window: 30, idle-window: 1s, baseline: runk }
      stop: { half-width: 2.5 }
      """;

  @Test
  void all_problems_of_a_bad_file_come_at_once_with_their_places() {
    assertThat(read(BAD).problems())
        .extracting(problem -> problem.where().orElseThrow().line() + " " + problem.message())
        .containsExactly(
            "1 \"my study\" is not a name",
            "3 \"isolaton\" is a second provider beside \"local\"",
            "4 \"kata_qemu\" is not a name",
            "4 the platform \"kata_qemu\" does not say what it is",
            "4 \"mine\" is not one of the words known here",
            "5 the key \"runc\" is written twice",
            "6 the workload \"hello@256MB\" is named twice",
            "6 \"256\" is not a size: the unit is missing",
            "7 \"lukewarm\" is not a kind of start",
            "8 \"50\" is not a rate: the unit is missing",
            "9 unknown key \"blcks\"",
            "9 \"30\" is not a duration: the unit is missing",
            "10 \"2.5\" is not a percentage: the unit is missing");
  }

  @Test
  void problem_is_shown_with_line_caret_and_what_to_do() {
    assertThat(read(BAD).problems().get(10).text())
        .isEqualTo(
            """
            studies/s.yaml:9:11: unknown key "blcks"
              design: { blcks: 30, window: 30, idle-window: 1s, baseline: runk }
                        ^
              did you mean "blocks"? known keys: level, order, blocks, warm-up, settle, idle-window,\
             window, seed, baseline""");
  }

  @Test
  void a_metric_that_cannot_decide_is_refused_with_those_that_can() {
    Problem problem = read(SMALL + "primary: p99\n").problems().get(0);
    assertThat(problem.text()).contains("p99", "primary metric", "net-energy", "response-p50");
    assertThat(read(SMALL + "primary: response-p50\n").orThrow().primary())
        .isEqualTo(PrimaryMetric.RESPONSE_P50);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "design: { level: L2 }|\"L2\" is a level of two runs, not of one study",
        "design: { level: L3 }|\"L3\" is a level of two runs, not of one study",
        "design: { blocks: 1 }|\"1\" is not a whole number from 2 to 10000",
        "design: { blocks: '30' }|\"30\" is not a whole number from 2 to 10000",
        "design: { window: 0s }|a window must be longer than 0",
        "design: { order: parallel }|there is one platform, and nothing to measure beside it",
        "design: { order: sideways }|\"sideways\" is not an order of trials",
        "idle: full|unknown idle condition \"full\"",
        "idle: [ empty, { pool: 0 } ]|\"0\" is not a whole number from 1 to 1000",
        "idle: [ empty, { pool: 4 }, { pool: 4 } ]|the idle condition \"idle-pool-4\" is named twice",
        "idle: { pool: 4 }|idle windows with sandboxes say nothing without empty ones beside them",
        "design: { idle-window: 14s }|the idle window is shorter than half a window",
        "design: { window: 61s }|the idle window is shorter than half a window",
        "design: { seed: x }|\"x\" is not a whole number from -999999999999999999 to"
            + " 999999999999999999",
        "design: { baseline: hre }|the baseline \"hre\" is not a platform of this study",
        "design: [ 30 ]|a section of keys and values is due here, not a list",
        "starts: []|no start is named",
        "starts: { cold: 1 }|a kind of start is due here, not a section of keys and values",
        "starts: [ warm, warm ]|the start \"warm\" is named twice",
        "load: closed|one load shape is due here, not \"closed\"",
        "load: { closed: {}, constant: 1/s }|one load shape is due here, not a section of 2 keys",
        "load: { closd: {} }|unknown load shape \"closd\"",
        "load: { mix: {} }|a mix is a workload, and no load shape",
        "load: { uniform: 20 }|\"20\" is not a rate: the unit is missing",
        "load: { uniform: 0/s }|\"0/s\" is not a rate: it must be above 0",
        "load: { burst: { every: 1s } }|the key \"size\" is missing",
        "load: { burst: { size: 10 } }|the key \"every\" is missing",
        "load: { burst: { size: 0, every: 1s } }|\"0\" is not a whole number from 1 to 10000",
        "load: { burst: { size: 10, every: 0s } }|bursts need time between them",
        "load: { burst: 10 }|a section of keys and values is due here, not \"10\"",
        "load: { ramp: { from: 1/s } }|the key \"to\" is missing",
        "load: { ramp: { from: 1/s, to: 60/min } }|the ramp begins and ends at the same rate",
        "load: { ramp: { from: 1/s, to: 50 } }|\"50\" is not a rate: the unit is missing",
        "load: { constant: 1000000/s }"
            + "|\"constant-1000000/s\" brings 30000000 invocations into a window, and at most 5000000"
            + " are kept",
        "load: { burst: { size: 10000, every: 1us } }"
            + "|\"burst-10000-every-1000ns\" brings 300000000000 invocations into a window, and at"
            + " most 5000000 are kept",
        "load: { trace: { format: times } }|the key \"file\" is missing",
        "load: { trace: { file: no_name.csv, format: times } }"
            + "|no name for the cells can be made of this",
        "load: { trace: { file: a.csv, format: azure-2020 } }"
            + "|\"azure-2020\" is not a format of traces",
        "load: { trace: { file: a.csv, format: times, scale: 0 } }"
            + "|\"0\" is not a factor above 0 and at most 1000000",
        "load: { trace: { file: a.csv, format: times, sample: 101% } }"
            + "|a sample is above 0% and at most 100%",
        "load: { trace: { file: a.csv, format: times, length: 0s } }"
            + "|a part of a trace must be longer than 0",
        "load: { trace: { file: a.csv, format: times, scale: 2, length: 61s } }"
            + "|the part takes longer than the window of 30s",
        "load: { trace: { file: a.csv, format: times } }" + "|there is no trace \"studies/a.csv\"",
        "load: { closed: { concurrency: 0 } }|\"0\" is not a whole number from 1 to 10000",
        "load: { closed: { think-time: 1us } }|a think time finer than a millisecond cannot be kept",
        "load: [ { constant: 60/min }, { constant: 1/s } ]"
            + "|the load shape \"constant-1/s\" is named twice",
        "equivalence-margin: 0%|an equivalence margin is above 0% and at most 100%",
        "equivalence-margin: 5|\"5\" is not a percentage: the unit is missing",
        "studdy: x|unknown key \"studdy\""
      })
  void what_makes_no_sense_is_refused(String line, String message) {
    assertThat(read(SMALL + line + "\n").problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|no workload is named",
        "{ nme: hash }|the key \"name\" is missing",
        "hel lo|\"hel lo\" is not a name",
        "{ name: hash, memory: 0 MB }|memory limits are whole megabytes above 0",
        "{ name: hash, memory: 100 kB }|memory limits are whole megabytes above 0",
        "{ name: hash, memory: [] }|memory limits are whole megabytes above 0",
        "{ name: hash, payload: {} }|a bundled workload has no key \"payload\"",
        "{ name: sleep, time: 1.5ms }|\"1.5ms\" is not a whole number of milliseconds",
        "{ name: hash, kind: nodejs }|\"nodejs\" is not a runtime kind",
        "{ file: my_code.js }|no name for the cells can be made of this",
        "{ file: a.js, size: 1 MB }|unknown key \"size\"",
        "{ file: a.js, payload: 3 }|a payload is a section of keys and values, not \"3\"",
        "{ action: a b }|\"a b\" is not an action's name",
        "{ action: /_/my.action }|no name for the cells can be made of this"
      })
  void workloads_that_make_no_sense_are_refused(String workload, String message) {
    String text = SMALL.replace("hello", workload);
    assertThat(read(text).problems()).extracting(Problem::message).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|no platform is named",
        "[ runc ]|a section of keys and values is due here, not a list",
        "{ a: {} }|the platform \"a\" does not say what it is",
        "{ a: local }|a section of keys and values is due here, not \"local\"",
        "{ a: { local: {}, openwhisk: {} } }"
            + "|\"openwhisk\" is a second provider beside \"local\"",
        "{ a: { local: {}, energy: { powercap: x, model: y } } }|\"model\" is a second energy source",
        "{ a: { local: {}, energy: { check: { model: x } } } }"
            + "|one energy source is due here, not a section of keys and values",
        "{ a: { local: {}, energy: { powercap: x, check: [] } } }"
            + "|one energy source is due here, not a list",
        "{ a: { local: {}, energy: { powercap: x, check: { model: x, kepler: y } } } }"
            + "|\"kepler\" is a second energy source",
        "{ a: { local: {}, energy: [] } }|one energy source is due here, not a list",
        "{ a: { local: {}, isolation: { kernal: own } } }|unknown key \"kernal\""
      })
  void platforms_that_make_no_sense_are_refused(String platforms, String message) {
    String text = SMALL.replace("{ here: { local: { sandbox: process } } }", platforms);
    assertThat(read(text).problems()).extracting(Problem::message).contains(message);
  }

  @Test
  void same_nodes_are_not_claimed_for_clusters() {
    assertThat(read(FULL.replace("level: L4", "level: L1")).problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("level \"L1\" needs all platforms on the same nodes");
  }

  @Test
  void mutated_study_never_throws_and_its_problems_lie_within_the_text() {
    Random random = new Random(20);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      String text = mutated(i % 2 == 0 ? FULL : BAD, random);
      List<Problem> problems = read(text).problems();
      refused += problems.isEmpty() ? 0 : 1;
      assertThat(problems).allSatisfy(problem -> assertWithin(problem, text));
    }
    assertThat(refused).isBetween(6_000, 9_999);
  }

  private static String mutated(String text, Random random) {
    String spice = "[]{}:,-#&*!|>'\"%@`?~ \t\n\r\0\uFEFF\u0085😀é0aZ$.";
    StringBuilder changed = new StringBuilder(text);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(4)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, spice.charAt(random.nextInt(spice.length())));
        case 2 -> changed.setCharAt(at, spice.charAt(random.nextInt(spice.length())));
        default -> changed.insert(at, text, 0, random.nextInt(40));
      }
    }
    return changed.toString();
  }

  private static void assertWithin(Problem problem, String text) {
    Position where = problem.where().orElseThrow();
    String[] lines = text.split("\r\n|\r|\n", -1);
    assertThat(where.line()).isBetween(1, lines.length);
    String line = lines[where.line() - 1];
    assertThat(where.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
    assertThat(problem.text()).contains("^");
  }

  /** Places are moved into the text where they lie outside, so being inside alone says little. */
  @Test
  void unknown_key_is_pointed_at_exactly_wherever_the_text_was_changed() {
    Random random = new Random(21);
    int pointed = 0;
    for (int i = 0; i < 1_000; i++) {
      String key = "zz" + random.nextInt(1_000_000);
      String text = withLineBefore(FULL, key + ": 1", random);
      for (Problem problem : read(text).problems()) {
        if (problem.message().equals("unknown key \"" + key + "\"")) {
          pointed++;
          assertThat(problem.where()).map(where -> from(where, text)).contains(key + ": 1");
        }
      }
    }
    assertThat(pointed).isGreaterThan(200);
  }

  private static String withLineBefore(String text, String line, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    String next = lines.get(at);
    lines.add(at, next.substring(0, next.length() - next.stripLeading().length()) + line);
    return String.join(random.nextBoolean() ? "\n" : "\r\n", lines);
  }

  private static String from(Position where, String text) {
    String line = text.lines().toList().get(where.line() - 1);
    return line.substring(line.offsetByCodePoints(0, where.column() - 1));
  }

  @Test
  void every_mistake_in_mixes_is_told_where_it_is() {
    String items =
        """
        workloads:
          - { name: hash, memory: [128 MB, 256 MB] }
          - { mix: { hello: 0, hash: 1 } }
          - { mix: { hello: 1 } }
          - { mix: { hash@64MB: 1, hello: 2 }, memory: 128 MB }
          - mix:
              - { weight: 1, of: { mix: { hello: 1, hash: 1 } } }
              - { weight: 1, of: { name: sleep, time: 1s, memory: [128 MB, 256 MB] } }
              - { of: hello }
          - { mix: [ { weight: 1, of: hello }, { weight: 2, of: hello } ], name: a }
          - { mix: { a-workload-of-a-long-name: 1, another-workload-of-a-long-name: 1 } }
          - { mix: hello }
        """;
    assertThat(read(SMALL.replace("workloads: hello\n", items)).problems())
        .extracting(
            problem ->
                problem.where().orElseThrow().line()
                    + ":"
                    + problem.where().orElseThrow().column()
                    + " "
                    + problem.message())
        .containsExactly(
            "5:21 \"0\" is not a whole number from 1 to 1000",
            "5:24 \"hash\" names 2 workloads of this study",
            "6:12 a mix has two parts or more, not 1",
            "7:14 \"hash@64MB\" is not a workload's name",
            "7:40 unknown key \"memory\"",
            "9:26 a mix cannot be part of a mix",
            "10:26 a part of a mix has one memory limit, not a list",
            "11:9 the key \"weight\" is missing",
            "12:40 the part \"hello@256MB\" is named twice",
            "13:12 no name for the cells can be made of this",
            "14:12 the parts of a mix are due here, not \"hello\"");
  }
}
