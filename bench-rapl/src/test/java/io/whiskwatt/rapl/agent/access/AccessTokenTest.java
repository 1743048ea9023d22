package io.whiskwatt.rapl.agent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
  private static final String SECRET = "0123456789abcdef+/==";

  @TempDir private Path directory = Path.of("");

  @Test
  void a_token_matches_itself_alone() throws IOException {
    AccessToken token = AccessToken.read(file("\n" + SECRET + "\n", "rw-------"));
    assertThat(token.matches(SECRET)).isTrue();
    assertThat(token.matches(SECRET + "x")).isFalse();
    assertThat(token.matches(SECRET.substring(1))).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @Test
  void a_token_is_never_shown() throws IOException {
    assertThat(AccessToken.read(file(SECRET, "rw-r-----")).toString()).doesNotContain(SECRET);
  }

  @Test
  void a_file_that_everybody_may_read_is_refused_with_what_to_do() throws IOException {
    Path file = file(SECRET, "rw-r--r--");
    assertThatThrownBy(() -> AccessToken.read(file))
        .isInstanceOf(AgentUnavailable.class)
        .hasMessageContaining("chmod o= " + file)
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "two words of a long token", "zeichen-mit-ümläuten-sind-keine"})
  void what_is_no_token_is_refused_without_showing_it(String content) throws IOException {
    Path file = file(content, "rw-------");
    assertThatThrownBy(() -> AccessToken.read(file))
        .isInstanceOf(AgentUnavailable.class)
        .hasMessageContaining("16 to 512");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> AccessToken.read(directory.resolve("none")))
        .isInstanceOf(AgentUnavailable.class)
        .hasMessageContaining("there is no token file");
  }

  private Path file(String content, String mode) throws IOException {
    Path file = directory.resolve("agent.token");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }
}
