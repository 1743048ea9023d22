package io.whiskwatt.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.compare.Comparison;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TexReportTest {
  /** What ends a field; one that belongs to the text has a backslash before it. */
  private static final String FIELD_END = "(?<!\\\\)&";

  static Stream<Supplier<Comparison>> samples() {
    return Stream.of(
        Samples::measured, Samples::hostile, Samples::voided, Samples::unbounded, Samples::mixes);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void every_row_has_as_many_fields_as_its_table_has_columns(Supplier<Comparison> sample) {
    int columns = 0;
    for (String line : TexReport.of(sample.get()).lines().toList()) {
      if (line.startsWith("\\begin{tabular}")) {
        columns = line.replaceAll(".*@\\{\\}([lr]+)@\\{\\}.*", "$1").length();
      } else if (line.endsWith(" \\\\")) {
        assertThat(line.split(FIELD_END, -1)).as(line).hasSize(columns);
      }
    }
    assertThat(columns).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void braces_and_environments_are_closed(Supplier<Comparison> sample) {
    String text = TexReport.of(sample.get());
    assertThat(count(text, "(?<!\\\\)\\{")).isEqualTo(count(text, "(?<!\\\\)\\}"));
    for (String environment : List.of("table", "tabular")) {
      assertThat(count(text, "\\\\begin\\{" + environment + "\\}"))
          .isEqualTo(2)
          .isEqualTo(count(text, "\\\\end\\{" + environment + "\\}"));
    }
  }

  private static long count(String text, String pattern) {
    return java.util.regex.Pattern.compile(pattern).matcher(text).results().count();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothing_is_a_command_or_a_character_that_latex_does_not_have(Supplier<Comparison> sample) {
    String body =
        TexReport.of(sample.get())
            .lines()
            .filter(line -> !line.startsWith("%") && !line.startsWith("\\begin{tabular}"))
            .reduce("", (a, b) -> a + "\n" + b);
    assertThat(body.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    String outsideMathematics = body.replaceAll("(?<!\\\\)\\$[^$]{1,8}\\$", "");
    assertThat(outsideMathematics)
        .doesNotContainPattern("(?<!\\\\)[%#_^~<>]")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void a_void_study_prints_no_verdict() {
    assertThat(TexReport.of(Samples.voided()).lines().filter(line -> line.endsWith(" \\\\")))
        .filteredOn(line -> line.contains("against"))
        .isNotEmpty()
        .allMatch(line -> line.contains("no verdict"));
  }
}
