package io.whiskwatt.openwhisk.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtocolTest {
  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  @Test
  void a_run_is_one_line_whatever_the_payload_looks_like() {
    String line = text(Protocol.run("7", "{\n \"a\" :\r\n \"x\\ny\"}", Map.of("__OW_A", "1")));

    assertThat(line)
        .isEqualTo(
            "{\"op\":\"run\",\"id\":\"7\",\"env\":{\"__OW_A\":\"1\"},\"value\":{\"a\":\"x\\ny\"}}\n");
  }

  @Test
  void an_init_carries_the_code() {
    ActionCode code = new ActionCode("nodejs:20", "line 1\nline 2", false, "");

    assertThat(text(Protocol.init("7", code, Map.of())))
        .isEqualTo(
            "{\"op\":\"init\",\"id\":\"7\",\"env\":{},\"main\":\"main\",\"binary\":false,"
                + "\"code\":\"line 1\\nline 2\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "5", "{", "{} {}", "{},\"env\":{}", "nonsense"})
  void what_is_not_one_object_is_refused(String payload) {
    assertThatThrownBy(() -> Protocol.run("7", payload, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void answers_are_told_apart_by_their_word() {
    assertThat(Protocol.parse("7", "7 ok {\"a\":1}"))
        .isEqualTo(new Protocol.Answer.Ok("{\"a\":1}"));
    assertThat(Protocol.parse("7", "7 failed \"no\\nway\""))
        .isEqualTo(new Protocol.Answer.Failed("no\nway"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8 ok {}", "7 maybe {}", "7 failed nonsense", "hello"})
  void anything_else_is_garbled(String line) {
    assertThat(Protocol.parse("7", line)).isEqualTo(new Protocol.Answer.Garbled());
  }
}
