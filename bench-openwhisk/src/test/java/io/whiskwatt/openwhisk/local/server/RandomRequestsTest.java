package io.whiskwatt.openwhisk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Requests that nobody means, half of them with the right key. */
class RandomRequestsTest {
  private static final int REQUESTS = 1500;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) .*");

  private static final List<String> METHODS =
      List.of("GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "FOO");
  private static final List<String> SEGMENTS =
      List.of(
          "api",
          "v1",
          "namespaces",
          "_",
          "guest",
          "actions",
          "activations",
          "limits",
          "packages",
          "triggers",
          "rules",
          "hello",
          "invokers",
          "healthy",
          "count",
          "ping",
          "..",
          ".",
          "%20",
          "a%2Fb",
          "%00",
          "%ff%fe",
          "+",
          "*",
          "result",
          "logs",
          "ö",
          "x".repeat(300),
          "0123456789abcdef0123456789abcdef",
          "mailto:x",
          "@",
          ";",
          "");
  private static final List<String> QUERIES =
      List.of(
          "",
          "",
          "?",
          "?limit=-1",
          "?limit=9999999999999999999",
          "?skip=3",
          "?blocking=true",
          "?overwrite=true",
          "?blocking=true&result=true&timeout=1",
          "?count=yes",
          "?docs=1",
          "?&&==&=",
          "?since=abc",
          "?code=false",
          "?%zz",
          "?a=%");
  private static final List<String> BODIES =
      List.of(
          "",
          "",
          "{}",
          "[]",
          "null",
          "1e999",
          "{\"a\":1e9999}",
          "\"\u0000\"",
          "{\"exec\":null}",
          "{\"exec\":{\"kind\":\"nodejs:20\",\"code\":\"echo\"}}",
          "{\"exec\":{\"kind\":{},\"code\":[]},\"limits\":[],\"parameters\":{\"key\":1}}",
          "{\"exec\":{\"kind\":\"nodejs:20\",\"code\":\"\"},\"limits\":{\"memory\":1e30}}",
          "{\"exec\":{\"kind\":\"nodejs:20\",\"code\":\"x\"},\"annotations\":[null,[],{\"key\":\"a\"}]}",
          "{\"version\":\"2147483647.2147483647.2147483647\",\"publish\":\"x\"}",
          "[".repeat(3000),
          "{\"a\":".repeat(1500),
          "\u00ff\u00fe\u0000",
          "{\"n\":" + "9".repeat(2000) + "}");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/json",
          "Content-Type: ;",
          "Content-Type: text/plain",
          "X-Request-ID: " + "y".repeat(2000),
          "X-Request-ID:",
          "Expect: 100-continue",
          "Content-Length: -1",
          "Content-Length: 1, 2",
          "Authorization: Basic =",
          "Connection: ,",
          "No-Colon",
          ": empty",
          "X-Folded: a\r\n b",
          "Accept: */*",
          "Transfer-Encoding: chunked");

  private final Random random = new Random(20261122);
  private final Set<Integer> seen = new TreeSet<>();

  @Test
  void none_of_them_is_answered_with_a_defect_or_ends_the_server() throws Exception {
    try (SampleServer server =
        SampleServer.start(new ScriptedContainers(SampleAction.script()), SampleServer.RECORDED)) {
      for (int i = 0; i < REQUESTS; i++) {
        String request = request();
        String reply = answer(server, request);
        if (reply.isEmpty()) {
          // Framing and addresses that the JDK's server cannot read end the connection.
          assertThat(request).containsAnyOf("Transfer-Encoding: chunked", " mailto:x");
        } else {
          check(request, reply);
        }
      }
      assertThat(server.send(server.request("/ping").build()).body()).isEqualTo("pong");
      assertThat(seen).contains(200, 400, 401, 404);
    }
  }

  private void check(String request, String reply) {
    Matcher status = STATUS.matcher(reply);
    assertThat(status.lookingAt()).as(request + " -> " + reply).isTrue();
    int code = Integer.parseInt(status.group(1));
    seen.add(code);
    // Modelled: an action that fails, a collection that is not kept, an encoding of HTTP's own.
    boolean modelled =
        code == 502
            || (code == 501 && reply.contains("it has no "))
            || reply.contains("Transfer-Encoding");
    assertThat(code < 500 || modelled).as(request + " -> " + reply).isTrue();
    assertThat(reply).doesNotContain("\tat ", "java.lang.", "io.whiskwatt");
  }

  private String request() {
    StringBuilder head = new StringBuilder();
    head.append(any(METHODS))
        .append(' ')
        .append(path())
        .append(any(QUERIES))
        .append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    if (random.nextBoolean()) {
      head.append("Authorization: ").append(SampleServer.KEY.header()).append("\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      head.append(any(HEADERS)).append("\r\n");
    }
    String body = any(BODIES);
    if (!head.toString().contains("Content-Length") && !head.toString().contains("Transfer-")) {
      int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    return head + "\r\n" + body;
  }

  private String path() {
    StringBuilder path = new StringBuilder(random.nextInt(4) > 0 ? "/api/v1/namespaces/_" : "");
    for (int i = random.nextInt(5); i > 0; i--) {
      path.append('/').append(any(SEGMENTS));
    }
    return path.length() == 0 ? any(SEGMENTS) : path.toString();
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** What came before the connection was closed: nothing at all is an answer that HTTP allows. */
  private static String answer(SampleServer server, String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        answer.write(next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException reset) {
      // The server had read enough.
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }
}
