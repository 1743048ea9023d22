package io.whiskwatt.cli.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Replies that are whole, in many forms. */
final class Replying {
  /** An activation's id. */
  static final String ID = "0123456789abcdef0123456789abcdef";

  static final String ID_HEADER = "X-Openwhisk-Activation-Id: " + ID + "\r\n";

  private static final Duration SLOWLY = Duration.ofMillis(50);
  private static final int PIECE = 7;
  private static final int BIG_BYTES = 1 << 20;

  private Replying() {}

  /** A record as a blocking invocation is answered with. */
  static String record(String response) {
    return "{\"activationId\":\""
        + ID
        + "\",\"namespace\":\"guest\",\"name\":\"hostile\",\"version\":\"0.0.1\",\"start\":1,"
        + "\"end\":3,\"duration\":2,\"annotations\":[],\"logs\":[],\"response\":"
        + response
        + "}";
  }

  static String success() {
    return record("{\"status\":\"success\",\"success\":true,\"result\":{\"ok\":true}}");
  }

  static String reply(String status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: application/json\r\n"
        + headers
        + "Content-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  private static String ok(String headers) {
    return reply("200 OK", ID_HEADER + headers, success());
  }

  private static boolean say(Stage stage, String text) throws IOException {
    stage.write(text);
    return true;
  }

  static boolean whole(Stage stage) throws IOException {
    return say(stage, ok(""));
  }

  static boolean slow(Stage stage) throws IOException {
    stage.pause(SLOWLY);
    return whole(stage);
  }

  static boolean pieces(Stage stage) throws IOException {
    stage.socket().setTcpNoDelay(true);
    String text = ok("");
    for (int at = 0; at < text.length(); at += PIECE) {
      stage.write(text.substring(at, Math.min(text.length(), at + PIECE)));
    }
    return true;
  }

  static boolean chunked(Stage stage) throws IOException {
    String body = success();
    int half = body.length() / 2;
    String head =
        "HTTP/1.1 200 OK\r\n"
            + ID_HEADER.toLowerCase(Locale.ROOT)
            + "Transfer-Encoding: chunked\r\n\r\n";
    stage.write(head + chunk(body.substring(0, half)));
    return say(stage, chunk(body.substring(half)) + "0\r\nX-After: all\r\n\r\n");
  }

  static String chunk(String text) {
    return Integer.toHexString(text.length()) + ";by=hand\r\n" + text + "\r\n";
  }

  static boolean big(Stage stage) throws IOException {
    String result = "{\"blob\":\"" + "x".repeat(BIG_BYTES) + "\"}";
    String response = "{\"status\":\"success\",\"success\":true,\"result\":" + result + "}";
    return say(stage, reply("200 OK", ID_HEADER, record(response)));
  }

  static boolean interim(Stage stage) throws IOException {
    return say(stage, "HTTP/1.1 100 Continue\r\n\r\n" + ok(""));
  }

  static boolean oldHttp(Stage stage) throws IOException {
    stage.write(ok("").replaceFirst("HTTP/1.1", "HTTP/1.0"));
    return false;
  }

  static boolean last(Stage stage) throws IOException {
    stage.write(ok("Connection: close\r\n"));
    return false;
  }

  static boolean untilClose(Stage stage) throws IOException {
    stage.write("HTTP/1.1 200 OK\r\n" + ID_HEADER + "\r\n" + success());
    return false;
  }

  static boolean closeBehind(Stage stage) throws IOException {
    stage.write(ok(""));
    return false;
  }

  static boolean accepted(Stage stage) throws IOException {
    return say(stage, reply("202 Accepted", ID_HEADER, "{\"activationId\":\"" + ID + "\"}"));
  }

  static boolean applicationError(Stage stage) throws IOException {
    String response =
        "{\"status\":\"application error\",\"success\":false,\"result\":{\"error\":\"no\"}}";
    return say(stage, reply("502 Bad Gateway", ID_HEADER, record(response)));
  }

  static boolean throttled(Stage stage) throws IOException {
    return say(stage, reply("429 Too Many Requests", "", refusal()));
  }

  static boolean throttledForATime(Stage stage) throws IOException {
    return say(stage, reply("429 Too Many Requests", "retry-after: 1\r\n", refusal()));
  }

  private static String refusal() {
    return "{\"code\":\"x\",\"error\":\"Too many requests in the last minute (count: 61, allowed: 60).\"}";
  }

  static boolean busy(Stage stage) throws IOException {
    return say(stage, reply("503 Service Unavailable", "Retry-After: 0\r\n", "{}"));
  }

  static boolean timedOut(Stage stage) throws IOException {
    return say(stage, reply("408 Request Timeout", "", "{}"));
  }

  static boolean elsewhere(Stage stage) throws IOException {
    return say(stage, reply("307 Temporary Redirect", "Location: /whole\r\n", "{}"));
  }

  static boolean gatewayPage(Stage stage) throws IOException {
    return say(stage, reply("200 OK", "", "<html><body>welcome</body></html>"));
  }
}
