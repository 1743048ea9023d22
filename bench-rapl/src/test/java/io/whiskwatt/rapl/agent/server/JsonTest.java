package io.whiskwatt.rapl.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Json json = new Json(bytes);

  @Test
  void commas_stand_between_values_and_nowhere_else() throws IOException {
    json.open('{').name("a").open('[').value(1).none().open('[').close(']').close(']');
    json.name("b").value("x").name("c").value(true).close('}');
    assertThat(text()).isEqualTo("{\"a\":[1,null,[]],\"b\":\"x\",\"c\":true}");
  }

  @Test
  void numbers_are_whole_to_their_ends() throws IOException {
    json.open('[').value(0).value(-10).value(Long.MAX_VALUE).value(Long.MIN_VALUE);
    json.value(2.5).value(3.0).close(']');
    assertThat(text()).isEqualTo("[0,-10,9223372036854775807,-9223372036854775808,2.5,3]");
  }

  @Test
  void text_is_escaped() throws IOException {
    json.value("\"\\\n\u0001µ\ud83d\ude00\ud83d");
    assertThat(text()).isEqualTo("\"\\\"\\\\\\u000a\\u0001µ\ud83d\ude00\\ud83d\"");
  }

  @Test
  void what_is_larger_than_the_buffer_comes_out_whole() throws IOException {
    json.open('[');
    for (int i = 0; i < 10_000; i++) {
      json.value(1_000_000_000_000L + i);
    }
    json.close(']');
    assertThat(text()).hasSize(10_000 * 14 + 1).endsWith(",1000000009999]");
  }

  private String text() throws IOException {
    json.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
