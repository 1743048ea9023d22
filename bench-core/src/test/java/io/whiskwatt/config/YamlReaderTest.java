package io.whiskwatt.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {
  private static final Map<String, String> VARIABLES = Map.of("WHO", "you", "TOKEN", "s3cr3t");
  private final YamlReader reader =
      new YamlReader(name -> Optional.ofNullable(VARIABLES.get(name)));

  @Test
  void every_value_knows_its_place() {
    Mapping root = (Mapping) read("a: 1\nb:\n  - x\n  - 'y'\n").orThrow();
    ConfigNode.Sequence items = (ConfigNode.Sequence) root.entries().get(1).value();
    assertThat(root.entries().get(1).keyPosition()).hasToString("t.yaml:2:1");
    assertThat(items.items().get(1).position()).hasToString("t.yaml:4:5");
    assertThat(items.items().get(1).position().lineText()).isEqualTo("  - 'y'");
  }

  @Test
  void quotes_are_remembered() {
    Mapping root = (Mapping) read("a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\n").orThrow();
    assertThat(root.entries())
        .extracting(entry -> ((Scalar) entry.value()).quoted())
        .containsExactly(false, true, true, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null"})
  void nothing_is_an_empty_unquoted_text(String text) {
    assertThat(((Scalar) only(text)).isNull()).isTrue();
  }

  @Test
  void caret_stands_under_the_mistake() {
    assertThat(problem("study: x\nload: { closed: 1\n").text())
        .startsWith("t.yaml:3:1: this is not YAML: ");
    assertThat(problem("a: 1\n  b: 2\n").text())
        .startsWith("t.yaml:2:4: this is not YAML: mapping values are not allowed here")
        .contains("\n    b: 2\n     ^\n");
  }

  @Test
  void tab_as_indentation_gets_its_own_hint() {
    Problem problem = problem("a:\n\tb: 1\n");
    assertThat(problem.hint()).isEqualTo("indent with spaces, not with tabs");
    assertThat(problem.where()).map(Position::line).contains(2);
  }

  @Test
  void repeated_keys_are_all_found() {
    assertThat(read("a: 1\nb: 1\na: 2\nb: { c: 1, c: 2 }\n").problems())
        .extracting(Problem::message)
        .containsExactly(
            "the key \"a\" is written twice",
            "the key \"b\" is written twice",
            "the key \"c\" is written twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the file says nothing",
        "'# only a comment'|the file says nothing",
        "'a: 1\n---\nb: 1'|a second document begins here",
        "'a: !!str 1'|the tag \"tag:yaml.org,2002:str\" is not understood",
        "'a: !x [1]'|the tag \"!x\" is not understood",
        "'? [a]\n: 1'|a key must be a single word",
        "'a: *b'|\"*b\" repeats nothing that is complete above it",
        "'a: &b [*b]'|\"*b\" repeats nothing that is complete above it"
      })
  void what_configurations_have_no_use_for_is_refused(String text, String message) {
    assertThat(problem(text).message()).isEqualTo(message);
  }

  @Test
  void alias_repeats_a_value() {
    assertThat(JsonText.of(read("a: &x [1, 2]\nb: *x\n").orThrow()))
        .isEqualTo("{\"a\":[1,2],\"b\":[1,2]}");
  }

  @Test
  void alias_bomb_is_refused_quickly() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 30; i++) {
      String item = "*a" + (i - 1);
      bomb.append(
          "a" + i + ": &a" + i + " [" + String.join(",", List.of(item, item, item)) + "]\n");
    }
    assertThat(problem(bomb.toString()).message()).startsWith("more than 20000 values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "[[", "? "})
  void deep_nesting_is_refused_without_a_stack_overflow(String level) {
    assertThat(read(level.repeat(100_000)).problems()).hasSize(1);
  }

  @Test
  void text_of_more_than_a_mebicharacter_is_refused() {
    assertThat(problem("a: " + "x".repeat(1 << 20)).message()).contains("1048579 characters");
  }

  @Test
  void forbidden_character_is_shown_where_it_stands() {
    Problem problem = problem("a: 1\nb: \"😀x\u0007\"\n");
    assertThat(problem.message()).isEqualTo("the character U+7 must not stand in YAML");
    assertThat(problem.where()).hasToString("Optional[t.yaml:2:7]");
  }

  @Test
  void references_are_replaced_in_the_value_only() {
    Scalar scalar = (Scalar) only("a: \"hello ${env:WHO}\"");
    assertThat(scalar.text()).isEqualTo("hello ${env:WHO}");
    assertThat(scalar.value()).isEqualTo("hello you");
    assertThat(scalar.toString()).doesNotContain("you");
  }

  @Test
  void missing_variables_are_all_found() {
    assertThat(read("a: ${env:NO}\nb: ${env:NEITHER}\nc: \"${env:open\"").problems())
        .extracting(Problem::message)
        .containsExactly(
            "the environment variable \"NO\" is not set",
            "the environment variable \"NEITHER\" is not set",
            "\"${env:open\" holds a reference that does not end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth: abc123xyz",
        "token: 'abc123xyz'",
        "PASSWORD: abc123xyz",
        "api_key: abc123xyz",
        "x: { deep: [ { token: abc123xyz, nope: *nope } ] }",
        "x: { token: abc123xyz, y: &y 1, y: 2 }",
        "url: https://me:abc123xyz@example.org/",
        "token: [ abc123xyz ]",
        "token: |\n  abc123xyz\n",
        "plain: &x abc123xyz\ntoken: *x\n",
        "a: { plain: &x abc123xyz, token: *x, b: 1, b: 2 }",
        "key: |\n  -----BEGIN PRIVATE KEY-----\n  abc123xyz\n  -----END PRIVATE KEY-----\n"
      })
  void inline_secret_is_refused_and_never_shown(String text) {
    List<Problem> problems = read(text).problems();
    assertThat(problems).isNotEmpty();
    assertThat(problems).extracting(Problem::text).noneMatch(shown -> shown.contains("abc123xyz"));
  }

  @Test
  void secret_may_come_from_a_file_or_the_environment() {
    assertThat(read("auth-file: a.auth\ntoken: ${env:TOKEN}\nauth:\n").problems()).isEmpty();
  }

  @Test
  void problems_of_text_and_value_come_together_in_order() {
    ValueReader<String> refusing =
        node -> Parsed.failed(Problem.at(node.position(), "no", "write another"));
    assertThat(reader.read("a: 1\na: 2\n", "t.yaml", refusing).problems())
        .extracting(Problem::message)
        .containsExactly("no", "the key \"a\" is written twice");
  }

  @Test
  void unread_environment_leaves_references_as_they_are() {
    Parsed<ConfigNode> parsed = new YamlReader(Environment.unread()).read("a: ${env:NO}", "t");
    assertThat(JsonText.of(parsed.orThrow())).isEqualTo("{\"a\":\"${env:NO}\"}");
  }

  @Test
  void byte_order_mark_and_windows_line_ends_do_not_move_places() {
    assertThat(problem("\uFEFFa: 1\r\na: 2\r\n").where()).hasToString("Optional[t.yaml:2:1]");
  }

  private Parsed<ConfigNode> read(String text) {
    return reader.read(text, "t.yaml");
  }

  private Problem problem(String text) {
    return read(text).problems().get(0);
  }

  private ConfigNode only(String text) {
    return ((Mapping) read(text).orThrow()).entries().get(0).value();
  }
}
