package io.whiskwatt.openwhisk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/workloads.md} says what the code does; {@code -Dwhiskwatt.refresh=true} makes it. */
class WorkloadsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/workloads.md");
  private static final String BEGIN = "<!-- suite -->\n";
  private static final String END = "<!-- end of suite -->";

  @TempDir private Path state;

  @Test
  void the_page_shows_the_suite_as_it_is() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END, from);
    assertThat(to).isGreaterThanOrEqualTo(from);
    if (Boolean.getBoolean("whiskwatt.refresh")) {
      Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).isEqualTo(table());
    }
  }

  @Test
  void the_envelope_of_the_page_is_one() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```js\n") + "```js\n".length();
    String code = page.substring(from, page.indexOf("```", from));
    try (Bench bench = Bench.open(state, "process")) {
      String kind = bench.source(BundledWorkload.HELLO, "nodejs").kind();
      ActionSource source = new ActionSource(kind, code, Optional.empty());
      List<ObjectNode> results = bench.run(source, "{}", "{}");
      Envelope second = Envelope.ofResult(results.get(1).toString()).orElseThrow();
      assertThat(second.count()).isEqualTo(2);
      assertThat(second.bootId()).isEqualTo(Sighting.ofThisMachine().kernel().bootId());
    }
  }

  @Test
  void the_page_names_every_field_of_the_envelope() throws IOException {
    String page = Files.readString(PAGE);
    try (Bench bench = Bench.open(state, "process")) {
      ActionSource hello = bench.source(BundledWorkload.HELLO, "nodejs");
      Iterator<String> fields = bench.run(hello, "{}").get(0).get(Envelope.KEY).fieldNames();
      assertThat(fields).toIterable().allMatch(name -> page.contains("| `" + name + "` |"));
    }
  }

  private static String table() {
    return "| name | what it does | parameter | default | range | result |\n|---|---|---|---|---|---|\n"
        + Arrays.stream(BundledWorkload.values())
            .flatMap(WorkloadsPageTest::rows)
            .map(row -> "| " + String.join(" | ", row) + " |\n")
            .collect(Collectors.joining());
  }

  private static Stream<List<String>> rows(BundledWorkload workload) {
    String name = "`" + workload.key() + "`";
    String results =
        workload.results().stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    List<Parameter> parameters = workload.parameters();
    if (parameters.isEmpty()) {
      return Stream.of(List.of(name, workload.title(), "none", "", "", results));
    }
    return parameters.stream()
        .map(
            each ->
                each.equals(parameters.get(0))
                    ? row(name, workload.title(), each, results)
                    : row("", "", each, ""));
  }

  private static List<String> row(String name, String title, Parameter each, String results) {
    String mark = each.inMemory() ? " \\*" : "";
    return List.of(
        name,
        title,
        "`" + each.name() + "`: " + each.what() + mark,
        each.written(each.fallback()),
        each.range().replace("from ", "").replace(" to ", " – "),
        results);
  }
}
