package io.whiskwatt.openwhisk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  @Test
  void an_envelope_is_read_from_beside_the_result() {
    String result =
        "{\"n\":1,\"whiskwatt\":{\"instance\":\"a\",\"count\":2,\"bootId\":\"b\",\"kernel\":\"6\","
            + "\"host\":\"pod-1\",\"age\":340}}";
    assertThat(Envelope.ofResult(result))
        .hasValue(new Envelope("a", 2, "b", "6", "pod-1", OptionalLong.of(340)));
  }

  @Test
  void what_an_envelope_leaves_out_is_empty() {
    assertThat(Envelope.ofResult("{\"whiskwatt\":{\"instance\":\"a\"}}"))
        .hasValue(new Envelope("a", 0, "", "", "", OptionalLong.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-10", "1.5", "\"340\"", "null", "1e30", "[]"})
  void an_age_that_is_none_is_left_out(String age) {
    String result = "{\"whiskwatt\":{\"instance\":\"a\",\"age\":" + age + "}}";
    assertThat(Envelope.ofResult(result).orElseThrow().ageMillis()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1]", "not json", "{}", "{\"whiskwatt\":3}", "{\"whiskwatt\":{\"count\":1}}", ""})
  void a_result_without_an_instance_carries_no_envelope(String result) {
    assertThat(Envelope.ofResult(result)).isEmpty();
  }

  @Test
  void its_absence_is_told_with_everything_that_then_cannot_be_proven() {
    assertThat(Envelope.absence("/_/mine"))
        .contains("\"/_/mine\"", "initTime alone", "prewarmed", "serving node", "kernel");
  }
}
