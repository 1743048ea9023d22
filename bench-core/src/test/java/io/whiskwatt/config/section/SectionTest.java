package io.whiskwatt.config.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SectionTest {
  private record Server(String host, int port, Duration patience, Optional<String> user) {}

  private static Parsed<Server> server(ConfigNode node) {
    Section section = Section.of(node);
    Field<String> host = section.required("host", Values.text());
    Field<Integer> port = section.optional("port", Values.integer(1, 65535), 22);
    Field<Duration> patience =
        section.optional("patience", Values.duration(), Duration.ofSeconds(5));
    Field<Optional<String>> user = section.optional("user", Values.text());
    section.check(patience, span -> !span.isZero(), "no patience", "write 5s");
    return section.build(() -> new Server(host.get(), port.get(), patience.get(), user.get()));
  }

  @Test
  void values_and_defaults_make_the_record() {
    assertThat(read("{ host: a, user: me }").orThrow())
        .isEqualTo(new Server("a", 22, Duration.ofSeconds(5), Optional.of("me")));
  }

  @Test
  void every_problem_is_found_in_the_order_of_the_text() {
    assertThat(read("prot: 1\nport: 70000\npatience: 10\nuser: [a]\n").problems())
        .extracting(Problem::message)
        .containsExactly(
            "the key \"host\" is missing",
            "unknown key \"prot\"",
            "\"70000\" is not a whole number from 1 to 65535",
            "\"10\" is not a duration: the unit is missing",
            "text is due here, not a list");
  }

  @Test
  void provider_that_parses_its_section_alone_reports_in_the_order_of_the_text() {
    String text = "{ prot: 1, user: [a], patience: 10, host: a }";
    ConfigNode node = new YamlReader(Environment.unread()).read(text, "t").orThrow();
    assertThat(server(node).problems())
        .extracting(problem -> problem.where().orElseThrow().column())
        .isSorted()
        .hasSize(3);
  }

  @Test
  void unknown_key_names_the_nearest_and_all_known_ones() {
    assertThat(read("host: a\npatiense: 5s\n").problems().get(0).hint())
        .isEqualTo("did you mean \"patience\"? known keys: host, port, patience, user");
  }

  @Test
  void problem_shows_line_and_caret() {
    assertThat(read("host: a\nport: many\n").problems().get(0).text())
        .isEqualTo(
            """
            t.yaml:2:7: "many" is not a whole number from 1 to 65535
              port: many
                    ^
              write digits only, 18 at most""");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1 is the least",
    "65536, 65535 is the most",
    "'\"80\"', write one without quotes",
    "80.5, 'write digits only, 18 at most'"
  })
  void hint_at_a_number_speaks_of_what_is_wrong_with_it(String port, String hint) {
    assertThat(read("{ host: a, port: " + port + " }").problems().get(0).hint()).isEqualTo(hint);
  }

  @Test
  void check_refuses_what_was_read_but_makes_no_sense() {
    assertThat(read("{ host: a, patience: 0s }").problems())
        .extracting(Problem::message)
        .containsExactly("no patience");
  }

  @Test
  void list_is_not_a_section() {
    assertThat(read("[ host ]").problems())
        .extracting(Problem::message)
        .containsExactly("a section of keys and values is due here, not a list");
  }

  @Test
  void nothing_is_an_empty_section() {
    assertThat(read("---\n").problems())
        .extracting(Problem::message)
        .containsExactly("the key \"host\" is missing");
  }

  @Test
  void sections_nest_and_lists_collect() {
    assertThat(readList("[ { host: a }, { port: 0 }, 5 ]").problems()).hasSize(3);
    assertThat(readList("[ { host: a }, { host: b } ]").orThrow()).hasSize(2);
  }

  @Test
  void rest_takes_what_was_not_asked_for() {
    ConfigNode node = new YamlReader(Environment.unread()).read("{ a: 1, b: 2 }", "t").orThrow();
    Section section = Section.of(node);
    section.required("a", Values.text());
    assertThat(section.rest()).extracting(ConfigNode.Entry::key).containsExactly("b");
    assertThat(section.build(() -> 1).problems()).isEmpty();
  }

  @Test
  void field_that_was_not_read_has_no_value() {
    Section section = Section.of(ConfigNode.Mapping.empty("t"));
    Field<String> host = section.required("host", Values.text());
    assertThatThrownBy(host::get).isInstanceOf(IllegalStateException.class);
  }

  private static Parsed<Server> read(String text) {
    return new YamlReader(Environment.unread()).read(text, "t.yaml", SectionTest::server);
  }

  private static Parsed<List<Server>> readList(String text) {
    ValueReader<Server> one = SectionTest::server;
    return new YamlReader(Environment.unread()).read(text, "t.yaml", one.list());
  }
}
