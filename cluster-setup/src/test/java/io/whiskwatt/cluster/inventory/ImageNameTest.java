package io.whiskwatt.cluster.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
  private static final String DIGEST = "sha256:" + "0a".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "eclipse-temurin:17-jre, docker.io/library/eclipse-temurin:17-jre, https://index.docker.io",
    "docker.io/eclipse-temurin, docker.io/library/eclipse-temurin, https://index.docker.io",
    "openwhisk/action-nodejs-v20:nightly, docker.io/openwhisk/action-nodejs-v20:nightly,"
        + " https://index.docker.io",
    "Registry.example:5000/a/b_c/d:1.0_X, registry.example:5000/a/b_c/d:1.0_X,"
        + " https://registry.example:5000",
    "localhost/jre:17, localhost/jre:17, http://localhost",
    "mirror:65535/jre, mirror:65535/jre, https://mirror:65535"
  })
  void names_are_made_whole_and_know_where_their_registry_answers(
      String written, String whole, String origin) {
    ImageName name = ImageName.parse(written).orElseThrow();
    assertThat(name).hasToString(whole);
    assertThat(name.origin()).isEqualTo(origin);
    assertThat(name.digest()).isEmpty();
    assertThat(ImageName.parse(whole)).contains(name);
  }

  @Test
  void a_digest_stands_behind_the_tag() {
    ImageName tagged = ImageName.parse("registry.example/jre:17").orElseThrow();
    assertThat(tagged.pinned(DIGEST)).hasToString("registry.example/jre:17@" + DIGEST);
    assertThat(ImageName.parse("registry.example/jre@" + DIGEST))
        .hasValueSatisfying(
            name -> {
              assertThat(name.tag()).isEmpty();
              assertThat(name.digest()).contains(DIGEST);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://registry.example/jre",
        "registry.example/JRE",
        "registry.example/jre:",
        "registry.example/jre@sha256:0a",
        "registry.example/jre@sha512:0a0a",
        "registry.example//jre",
        "registry.example:65536/jre",
        "../jre",
        "jre -it",
        "jre;reboot",
        "jre\n",
        "a.-b/jre$(id)"
      })
  void what_is_no_name_is_refused(String text) {
    assertThat(ImageName.parse(text)).isEmpty();
  }

  @Test
  void names_are_bounded() {
    assertThat(ImageName.parse("a".repeat(400))).isPresent();
    assertThat(ImageName.parse("a".repeat(401))).isEmpty();
  }
}
