package io.whiskwatt.openwhisk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.CallPlan.Header;
import io.whiskwatt.openwhisk.call.CallPlan.Payload;
import io.whiskwatt.openwhisk.call.CallPlan.Target;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
  private static final byte[] BODY = "{\"n\":3}".getBytes(StandardCharsets.UTF_8);

  private static CallPlan plan(String origin, Header header, String secret) {
    return new CallPlan(
        URI.create(origin),
        Trust.systemDefault(),
        List.of(new Target("POST", "/x?blocking=true")),
        new Payload(BODY, List.of(header), Optional.of(secret)),
        Duration.ofSeconds(1),
        1,
        0);
  }

  private static CallPlan plan(String origin) {
    return plan(origin, new Header("Content-Type", "application/json"), "Basic eA==");
  }

  private static Request request(CallPlan plan, Target target) {
    return Request.of(plan, target, plan.payload().body());
  }

  /** In pieces, as a socket that takes little would have it. */
  private static String text(Request request, int piece) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < request.length()) {
      ByteBuffer room = ByteBuffer.allocate(piece);
      request.copy(from, room);
      from += room.flip().remaining();
      text.append(StandardCharsets.ISO_8859_1.decode(room));
    }
    return text.toString();
  }

  @Test
  void it_is_written_as_the_plan_says_whatever_the_pieces() {
    Request request = request(plan("http://h:81"), new Target("POST", "/x?blocking=true"));
    String whole =
        String.join(
            "\r\n",
            "POST /x?blocking=true HTTP/1.1",
            "Host: h:81",
            "Accept-Encoding: identity",
            "Content-Type: application/json",
            "Authorization: Basic eA==",
            "Content-Length: 7",
            "",
            "{\"n\":3}");
    for (int piece = 1; piece <= whole.length() + 1; piece++) {
      assertThat(text(request, piece)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, h",
    "http://h:80, h",
    "https://h:443, h",
    "https://h:80, h:80",
    "http://[::1]:81, [::1]:81"
  })
  void the_host_names_its_port_where_it_is_not_the_usual_one(String origin, String host) {
    Request request = request(plan(origin), new Target("POST", "/"));
    assertThat(text(request, 1000)).contains("\r\nHost: " + host + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a b", "/a\r\nX: y", "/ä", "/a\u0000"})
  void a_path_that_would_be_read_as_something_else_is_refused(String path) {
    assertThatThrownBy(() -> request(plan("http://h"), new Target("POST", path)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + path + "'");
  }

  @Test
  void a_header_that_would_be_read_as_two_is_refused() {
    CallPlan two = plan("http://h", new Header("A", "b\r\nC: d"), "x");
    assertThatThrownBy(() -> request(two, new Target("POST", "/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the header A");
  }

  @Test
  void a_secret_that_cannot_be_sent_is_not_said() {
    CallPlan odd = plan("http://h", new Header("A", "b"), "topsecret\n");
    assertThatThrownBy(() -> request(odd, new Target("POST", "/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("topsecret");
  }
}
