package io.whiskwatt.config.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {
  private static final Position HERE = new Position("studies/s.yaml", 1, 1, "");

  @Test
  void relative_path_starts_beside_the_file_it_is_written_in() {
    assertThat(Values.path().read(plain("a/b.js")).orThrow()).isEqualTo(Path.of("studies/a/b.js"));
    assertThat(Values.path().read(plain("../b.js")).orThrow()).isEqualTo(Path.of("b.js"));
    assertThat(Values.path().read(plain("/sys/x")).orThrow()).isEqualTo(Path.of("/sys/x"));
  }

  @Test
  void tilde_is_the_home_of_the_user() {
    assertThat(Values.path().read(plain("~/.ssh/id")).orThrow())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".ssh", "id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "True", "1", "on", ""})
  void flag_is_true_or_false_and_nothing_else(String text) {
    assertThat(Values.flag().read(plain(text)).value()).isEmpty();
    assertThat(Values.flag().read(plain("true")).value()).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "1.0", "1e1", "+5", "５", "9999999999999999999999", "-1"})
  void integer_out_of_range_or_of_another_form_is_refused(String text) {
    assertThat(Values.integer(1, 10).read(plain(text)).value()).isEmpty();
  }

  @Test
  void integer_range_includes_both_ends() {
    assertThat(Values.integer(1, 10).read(plain("1")).value()).contains(1);
    assertThat(Values.integer(1, 10).read(plain("10")).value()).contains(10);
  }

  @Test
  void value_from_the_environment_is_read_but_never_shown() {
    Scalar secret = new Scalar(HERE, "${env:X}", false, "5 hunter2");
    for (ValueReader<?> reader : readers()) {
      assertThat(reader.read(secret).problems())
          .extracting(Problem::text)
          .noneMatch(text -> text.contains("hunter2"));
    }
    assertThat(Values.text().read(secret).orThrow()).isEqualTo("5 hunter2");
  }

  @Test
  void section_where_a_single_value_is_due_is_refused_by_every_reader() {
    ConfigNode section = ConfigNode.Mapping.empty("f");
    for (ValueReader<?> reader : readers()) {
      assertThat(reader.read(section).problems()).hasSize(1);
    }
  }

  @Test
  void mistyped_word_names_the_near_one_only_when_it_is_near() {
    assertThat(Suggestion.nearest("blokcs", List.of("blocks", "seed"))).contains("blocks");
    assertThat(Suggestion.nearest("xyzzy", List.of("blocks", "seed"))).isEmpty();
    assertThat(Suggestion.distance("abcd", "abdc")).isEqualTo(1);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
  }

  private static List<ValueReader<?>> readers() {
    return List.of(
        Values.duration(),
        Values.rate(),
        Values.size(),
        Values.power(),
        Values.percent(),
        Values.integer(0, 9),
        Values.flag(),
        Values.word("a", "b"));
  }

  private static Scalar plain(String text) {
    return new Scalar(HERE, text, false);
  }
}
