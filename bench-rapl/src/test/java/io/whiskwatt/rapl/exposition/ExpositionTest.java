package io.whiskwatt.rapl.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.rapl.exposition.Exposition.Sample;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
  @Test
  void name_labels_value_and_timestamp_are_read() throws ScrapeFailed {
    assertThat(parse("a:b_1{x=\"1\",_y2 = \"\" , } 1.5e3 1700000000000\n"))
        .containsExactly(new Sample("a:b_1", Map.of("x", "1", "_y2", ""), 1500));
  }

  @Test
  void comments_blank_lines_and_line_ends_of_a_proxy_are_passed_over() throws ScrapeFailed {
    assertThat(parse("# HELP a b\n#\n\n  \t\n\ta 1\r\n# EOF is no rule\nb\t2 \n"))
        .containsExactly(new Sample("a", Map.of(), 1), new Sample("b", Map.of(), 2));
  }

  @Test
  void escapes_in_label_values_are_undone() throws ScrapeFailed {
    assertThat(parse("a{x=\"q\\\"b\\\\n\\n}\"} 1\n").get(0).labels())
        .containsEntry("x", "q\"b\\n\n}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "+1, 1",
    "-2.5, -2.5",
    ".5, 0.5",
    "1., 1",
    "1E3, 1000",
    "1.2e-3, 0.0012",
    "NaN, NaN",
    "Nan, NaN",
    "+Inf, Infinity",
    "Inf, Infinity",
    "-Inf, -Infinity"
  })
  void values_are_those_of_go(String text, double value) throws ScrapeFailed {
    assertThat(parse("a " + text + "\n").get(0).value()).isEqualTo(Double.valueOf(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a{",
        "a{} ",
        "a{x}",
        "a{x=1} 1",
        "a{x=\"1\" y=\"2\"} 1",
        "a{x=\"1\",x=\"2\"} 1",
        "a{1x=\"1\"} 1",
        "a{x=\"1} 1",
        "a{x=\"\\t\"} 1",
        "a 0x1p3",
        "a 1_000",
        "a 1,5",
        "a 1d",
        "a 1 2.5",
        "a 1 2 3",
        "a{x=\"1\"}} 1",
        "1a 1",
        "a-b 1",
        "<html>",
        "{\"error\": 1}"
      })
  void what_is_no_sample_is_refused_with_its_line(String line) {
    assertThatThrownBy(() -> parse("b 1\n" + line + "\n"))
        .isInstanceOf(ScrapeFailed.class)
        .hasMessageStartingWith("line 2 (");
  }

  @Test
  void a_text_without_its_last_line_feed_is_cut_off() {
    assertThatThrownBy(() -> parse("a 1\nb 12")).hasMessageContaining("line 2 (\"b 12\") ends");
  }

  @Test
  void a_series_stands_there_once_whatever_the_order_of_its_labels() {
    assertThatThrownBy(() -> parse("a{x=\"1\",y=\"2\"} 1\na 2\na{y=\"2\",x=\"1\"} 3\n"))
        .hasMessageContaining("line 3")
        .hasMessageContaining("the series of line 1");
  }

  @Test
  void lines_that_nobody_wants_are_not_looked_into() throws ScrapeFailed {
    String text = "other{cmd=\"\\.conf\"} x\nother{cmd=\"\\.conf\"} x\na 1\n";
    assertThat(Exposition.parse(text, "a"::equals).samples()).hasSize(1);
  }

  @Test
  void more_series_than_any_exporter_has_are_refused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= ExpositionReader.MOST_SAMPLES; i++) {
      text.append("a{i=\"").append(i).append("\"} 1\n");
    }
    assertThatThrownBy(() -> parse(text.toString())).hasMessageContaining("line 10001");
  }

  @Test
  void any_text_is_either_read_or_refused() {
    Random random = new Random(42);
    String letters = "ab_{}=\",\\n 1.eE+-#\n\r\tNaIf<é";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        parse(text.toString()).forEach(sample -> assertThat(sample.name()).isNotEmpty());
      } catch (ScrapeFailed refused) {
        assertThat(refused).hasMessageContaining("line ");
      }
    }
  }

  private static List<Sample> parse(String text) throws ScrapeFailed {
    return Exposition.parse(text, name -> true).samples();
  }
}
