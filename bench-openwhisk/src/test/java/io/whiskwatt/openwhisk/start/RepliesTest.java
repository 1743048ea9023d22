package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.platform.OutcomeKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepliesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"activationId\":\"a\"} | SUCCESS",
        "200 | [1] | SUCCESS",
        "200 | <html> | MALFORMED",
        "202 | {} | ACCEPTED",
        "404 | {} | REJECTED",
        "429 | {} | THROTTLED",
        "500 | {} | PLATFORM_ERROR",
        "502 | <html> | PLATFORM_ERROR",
        "502 | {\"activationId\":\"a\",\"response\":{\"status\":\"application error\"}} | APPLICATION_ERROR",
        "502 | {\"activationId\":\"a\",\"response\":{\"status\":\"action developer error\"}} | DEVELOPER_ERROR",
        "502 | {\"activationId\":\"a\",\"response\":{\"status\":\"whisk internal error\"}} | PLATFORM_ERROR",
      })
  void a_status_and_a_body_tell_how_it_ended(int status, String body, OutcomeKind kind) {
    assertThat(Replies.outcome(status, body.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
  }
}
