package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionNameTest {
  private static final Paths PATHS = new Paths(HttpUrl.get("http://localhost:3233"));

  @ParameterizedTest
  @CsvSource({
    "hello, _/actions/hello",
    "tools/hello, _/actions/tools/hello",
    "/guest/hello, guest/actions/hello",
    "/_/tools/hello, _/actions/tools/hello",
    "a b@c.d-e_f, _/actions/a%20b@c.d-e_f",
    "a b%2Fc, _/actions/a%20b%2Fc",
    "ä?#%;+, _/actions/%C3%A4%3F%23%25;+",
    "..a, _/actions/..a"
  })
  void a_name_becomes_an_address_with_every_part_encoded(String name, String address) {
    String url = PATHS.action(name).toString();
    assertThat(url).isEqualTo("http://localhost:3233/api/v1/namespaces/" + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a/", "/a", "a/b/c", "/a/b/c/d", "..", "a/..", "/../a", ".", " ", "//a"})
  void what_would_name_something_else_is_refused(String name) {
    assertThatThrownBy(() -> ActionName.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void its_text_is_read_back_as_the_same_name() {
    Stream.of("a", "p/a", "/n/a", "/n/p/a", "x%2Fy").forEach(ActionNameTest::isReadBack);
    assertThat(ActionName.of("/_/p/a"))
        .isEqualTo(new ActionName("_", Optional.of("p"), "a"))
        .hasToString("p/a");
  }

  private static void isReadBack(String text) {
    assertThat(ActionName.of(text)).hasToString(text);
  }
}
