package io.whiskwatt.results.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference-values.md} and what there is. */
class ReferencePageTest {
  /** Holds a result, and computes none. */
  private static final Set<String> NO_ESTIMATORS = Set.of("Estimate", "package-info");

  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

  private final Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
  private final String page = text(root.resolve("docs/reference-values.md"));

  @Test
  void every_estimator_is_on_the_page() {
    assertThat(Stream.of("stats", "sensitivity", "regression").flatMap(this::estimators))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void every_row_names_types_and_tests_that_exist() {
    Set<String> known = typesBelow("results/src");
    List<String> rows = page.lines().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).isNotEmpty();
    for (String row : rows) {
      List<String> columns = List.of(row.split("\\|"));
      assertThat(named(columns.get(1))).isNotEmpty().isSubsetOf(known);
      assertThat(named(columns.get(3))).isNotEmpty().isSubsetOf(known);
    }
  }

  @Test
  void every_answer_of_r_stands_below_its_call_and_is_read_by_a_test() {
    List<String> lines = text(resource("r.txt")).lines().toList();
    String tests = testsOfResults();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("@ ")) {
        assertThat(lines.get(i - 1)).startsWith("# ");
        String name = lines.get(i).substring(2);
        assertThat(tests.contains("\"" + name + "\"")).as(name).isTrue();
      }
    }
    assertThat(lines.get(1)).startsWith("# R version 4");
  }

  private Path resource(String name) {
    return root.resolve("results/src/test/resources/reference").resolve(name);
  }

  private Stream<String> estimators(String name) {
    Path folder = root.resolve("results/src/main/java/io/whiskwatt/results").resolve(name);
    return sources(folder)
        .map(ReferencePageTest::type)
        .filter(type -> !NO_ESTIMATORS.contains(type));
  }

  private Set<String> typesBelow(String folder) {
    return sources(root.resolve(folder)).map(ReferencePageTest::type).collect(Collectors.toSet());
  }

  private String testsOfResults() {
    return sources(root.resolve("results/src/test/java"))
        .map(ReferencePageTest::text)
        .collect(Collectors.joining());
  }

  private static Set<String> named(String column) {
    Matcher matcher = TYPE.matcher(column);
    return matcher.results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static String type(Path source) {
    return source.toFile().getName().replace(".java", "");
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
