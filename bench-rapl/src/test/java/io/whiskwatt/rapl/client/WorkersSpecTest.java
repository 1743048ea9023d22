package io.whiskwatt.rapl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersSpecTest {
  @TempDir Path folder;

  @Test
  void agents_have_a_url_and_whom_to_believe() {
    String pin = "ab".repeat(32);
    WorkersSpec spec =
        parse(
                "{ workers: [ \"https://10.0.0.7\", { url: \"https://B:9\", fingerprint: \""
                    + pin
                    + "\" }, { url: \"http://c:1\", insecure: true } ] }")
            .orThrow();
    assertThat(spec.workers())
        .containsExactly(
            new AgentAddress(URI.create("https://10.0.0.7:9177"), Trust.systemDefault()),
            new AgentAddress(URI.create("https://b:9"), Trust.pinned(pin)),
            new AgentAddress(URI.create("http://c:1"), Trust.insecure()));
    assertThat(spec.readsThisMachine()).isFalse();
  }

  @Test
  void a_token_is_read_from_a_file_beside_the_study() throws IOException {
    Files.writeString(folder.resolve("a.token"), "abc\n");
    WorkersSpec spec = parse("{ workers: \"http://127.0.0.1:1\", token-file: a.token }").orThrow();
    assertThat(spec.tokenFile()).contains(folder.resolve("a.token"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ workers: [ x ] }|\"x\" is not the URL of an agent",
        "{ workers: [ \"ftp://a\" ] }|is not the URL",
        "{ workers: [ \"https://a/v1\" ] }|is not the URL",
        "{ workers: [ \"https://a:99999\" ] }|is not the URL",
        "{ workers: [ \"https://u@a\" ] }|is not the URL",
        "{ workers: [ \"http://10.0.0.7:9177\" ] }|plain HTTP to another machine",
        "{ workers: [ \"https://a\", \"https://A:9177/\" ] }|is named twice",
        "{ workers: [ \"https://a\" ], control-plane: [ \"https://a\" ] }|is named twice",
        "{ workers: [ { url: \"https://a\", fingerprint: abc } ] }|not a certificate's fingerprint",
        "{ workers: [ { url: \"https://a\", ca-file: none.pem } ] }|cannot be read",
        "{ workers: [ { url: \"https://a\", ca-file: study.yaml, insecure: true } ] }|exclude",
        "{ workers: [ ] }|the number of agents",
        "{ workers: }|no agent is named here",
        "{ control-plane: [ \"https://a\" ] }|\"workers\" is missing",
        "{ workers: [ \"https://a\" ], token-file: none.token }|none.token\" cannot be read",
        "{ workers: [ \"https://a\" ], tokenfile: none.token }|did you mean \"token-file\"",
      })
  void what_makes_no_sense_is_refused_at_its_place(String section, String words)
      throws IOException {
    Files.writeString(folder.resolve("study.yaml"), "x");
    String problems =
        parse(section).problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
    assertThat(problems).contains(words).contains("study.yaml:1:");
  }

  @Test
  void a_file_without_a_token_is_named_and_not_shown() throws IOException {
    Files.writeString(folder.resolve("a.token"), "two words");
    assertThat(parse("{ workers: \"https://a\", token-file: a.token }").problems().get(0).text())
        .contains("a.token\" holds no token")
        .doesNotContain("two words");
  }

  private Parsed<WorkersSpec> parse(String yaml) {
    ConfigNode node =
        new YamlReader(Environment.ofThisProcess())
            .read(yaml, folder.resolve("study.yaml").toString())
            .orThrow();
    return WorkersSpec.parse(node);
  }
}
