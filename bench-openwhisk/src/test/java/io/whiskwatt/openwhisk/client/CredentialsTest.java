package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final String SECRET = "topsecret-of-mine";
  private static final AuthKey KEY = AuthKey.of("guest:" + SECRET);

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "192.168.27.6:31001, https://192.168.27.6:31001",
    "http://localhost:3233, http://localhost:3233",
    "https://ow.example, https://ow.example",
    "' ow.example ', https://ow.example",
    "[::1]:443, https://[::1]:443",
  })
  void a_host_without_a_scheme_means_https(String text, String host) {
    assertThat(Endpoint.apiHost(text).orThrow()).isEqualTo(URI.create(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://guest:topsecret-of-mine@ow.example",
        "guest:topsecret-of-mine@ow.example",
        "https://guest:topsecret-of-mine @ow.example",
        "https://topsecret-of-mine@",
        "//topsecret-of-mine@ow.example"
      })
  void a_key_in_an_address_is_refused_and_not_repeated(String text) {
    Parsed<URI> host = Endpoint.apiHost(text);
    assertThat(texts(host)).contains("[hidden]").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ftp://ow.example", "https://", "https://a b", "https://h/?x=1", "://"})
  void what_is_no_address_is_refused_with_a_hint(String text) {
    assertThat(texts(Endpoint.apiHost(text))).contains("'", "https://host:port");
  }

  @Test
  void an_endpoint_refuses_them_too() {
    URI withKey = URI.create("https://guest:" + SECRET + "@ow.example");
    assertThatThrownBy(() -> new Endpoint(withKey, KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[hidden]@ow.example")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> new Endpoint(URI.create("localhost"), KEY))
        .hasMessageContaining("'localhost'");
  }

  @Test
  void no_text_shows_a_key() {
    Endpoint endpoint = new Endpoint(URI.create("https://ow.example"), KEY, Trust.insecure());
    WskProps props = new WskProps(home, endpoint.apiHost(), KEY, Optional.empty());
    assertThat(endpoint + " " + KEY + " " + props + " " + new AuthKey.FromFile(KEY, props.note()))
        .doesNotContain(SECRET)
        .doesNotContain(KEY.header());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "topsecret-of-mine", ":topsecret-of-mine", "a:topsecret-of-mine\nb"})
  void what_is_no_key_is_refused_and_not_repeated(String text) {
    assertThatThrownBy(() -> AuthKey.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("user:password")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void a_key_comes_from_the_first_line_of_a_file() throws IOException {
    Path file = keyFile("  guest:" + SECRET + "  \nanother line\n", "rw-------");
    AuthKey.FromFile read = AuthKey.ofFile(file).orThrow();
    assertThat(read.key().header()).isEqualTo(KEY.header());
    assertThat(read.note()).isEmpty();
  }

  @Test
  void a_key_file_that_others_can_read_is_used_with_a_note() throws IOException {
    Path file = keyFile("guest:" + SECRET, "rw-r-----");
    assertThat(AuthKey.ofFile(file).orThrow().note().orElseThrow())
        .contains("chmod 600", file.toString())
        .doesNotContain(SECRET);
  }

  @Test
  void a_file_without_a_key_is_a_problem_that_names_it() throws IOException {
    assertThat(texts(AuthKey.ofFile(home.resolve("none")))).contains("none", "NoSuchFile");
    assertThat(texts(AuthKey.ofFile(keyFile(SECRET, "rw-------"))))
        .contains("holds no key")
        .doesNotContain(SECRET);
    assertThat(texts(AuthKey.ofFile(keyFile("", "rw-------")))).contains("holds no key");
    assertThat(texts(AuthKey.ofFile(home))).contains("cannot be read");
  }

  @Test
  void wsks_own_file_is_read() throws IOException {
    write(
        home.resolve(".wskprops"),
        "# mine\nAPIHOST=192.168.27.6:31001\nNAMESPACE=_\nAUTH = guest:" + SECRET + "\nX\n=Y\n");
    WskProps props = WskProps.read(Map.of(), home).orThrow();
    assertThat(props.apiHost()).isEqualTo(URI.create("https://192.168.27.6:31001"));
    assertThat(props.key().header()).isEqualTo(KEY.header());
    assertThat(props.endpoint(Trust.insecure()).trust()).isEqualTo(Trust.insecure());
  }

  @Test
  void the_variable_names_another_file() throws IOException {
    Path other = home.resolve("other");
    write(other, "APIHOST=http://localhost:3233\nAUTH=a:b\n");
    Map<String, String> environment = Map.of("WSK_CONFIG_FILE", other.toString());
    assertThat(WskProps.read(environment, home).orThrow().file()).isEqualTo(other);
    assertThat(WskProps.file(Map.of("WSK_CONFIG_FILE", ""), home))
        .isEqualTo(home.resolve(".wskprops"));
  }

  @Test
  void everything_wrong_with_wsks_file_is_said_together() throws IOException {
    write(home.resolve(".wskprops"), "APIHOST=a:" + SECRET + "@h\nAUTH=" + SECRET + "\n");
    assertThat(texts(WskProps.read(Map.of(), home)))
        .contains("[hidden]@h", "AUTH")
        .doesNotContain(SECRET);
    write(home.resolve(".wskprops"), "\n");
    assertThat(texts(WskProps.read(Map.of(), home))).contains("no APIHOST", "no AUTH");
  }

  @Test
  void without_a_file_it_says_how_to_make_one() {
    assertThat(texts(WskProps.read(Map.of(), home))).contains(".wskprops", "wsk property set");
  }

  private Path keyFile(String text, String permissions) throws IOException {
    Path file = home.resolve("key");
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private static String texts(Parsed<?> parsed) {
    assertThat(parsed.value()).isEmpty();
    return parsed.problems().stream().map(Problem::text).collect(Collectors.joining("\n"));
  }
}
