package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.RawReply;
import io.whiskwatt.platform.OutcomeKind;
import java.nio.ByteBuffer;
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
        "429 later | {} | THROTTLED_FOR_A_TIME",
        "500 | {} | PLATFORM_ERROR",
        "502 | <html> | PLATFORM_ERROR",
        "502 | {\"activationId\":\"a\",\"response\":{\"status\":\"application error\"}} | APPLICATION_ERROR",
        "502 | {\"activationId\":\"a\",\"response\":{\"status\":\"action developer error\"}} | DEVELOPER_ERROR",
        "502 | {\"activationId\":\"a\",\"response\":{\"status\":\"whisk internal error\"}} | PLATFORM_ERROR",
      })
  void a_status_and_a_body_tell_how_it_ended(String status, String body, OutcomeKind kind) {
    assertThat(Replies.outcome(Told.of(status, body))).isEqualTo(kind);
  }

  private record Told(int status, ByteBuffer activationId, boolean retryAfter, ByteBuffer body)
      implements RawReply {
    static Told of(String status, String body) {
      String[] words = status.split(" ", -1);
      ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
      return new Told(Integer.parseInt(words[0]), ByteBuffer.allocate(0), words.length > 1, bytes);
    }
  }
}
