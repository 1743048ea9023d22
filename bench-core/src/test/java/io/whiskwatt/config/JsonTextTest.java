package io.whiskwatt.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonTextTest {
  private final YamlReader reader = new YamlReader(name -> Optional.of("7"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|{}",
        "{ n: 3, m: -1.5e3, z: 0 }|{\"n\":3,\"m\":-1.5e3,\"z\":0}",
        "[ true, false, null, ~ ]|[true,false,null,null]",
        "[ 'true', \"3\", 'null', '' ]|[\"true\",\"3\",\"null\",\"\"]",
        "[ 007, +5, .5, 5., 0x1F, 1_000, .inf, .nan, yes, True ]"
            + "|[\"007\",\"+5\",\".5\",\"5.\",\"0x1F\",\"1_000\",\".inf\",\".nan\",\"yes\",\"True\"]",
        "{ a: { b: [ 1, [ ] ] } }|{\"a\":{\"b\":[1,[]]}}",
        "\"\\\"\\\\/\\b\\t\\n\\x1f\\u2028é😀\"|\"\\\"\\\\/\\u0008\\u0009\\u000a\\u001f\\u2028é😀\"",
        "{ \"a\\\"b\": 1 }|{\"a\\\"b\":1}",
        "[ \"${env:SEVEN}\" ]|[\"7\"]"
      })
  void yaml_becomes_json(String yaml, String json) {
    assertThat(JsonText.of(reader.read(yaml, "t.yaml").orThrow())).isEqualTo(json);
  }
}
