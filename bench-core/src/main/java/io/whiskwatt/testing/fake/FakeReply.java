package io.whiskwatt.testing.fake;

import io.whiskwatt.platform.OutcomeKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** HTTP status and body of an invocation, shaped like OpenWhisk's reply to a blocking invoke. */
record FakeReply(int status, ByteBuffer body) {
  static FakeReply of(OutcomeKind kind, Activation activation) {
    return switch (kind) {
      case SUCCESS -> record(200, activation, "{\"ok\":true}", "success");
      case APPLICATION_ERROR -> record(502, activation, error("fake"), "application error");
      case DEVELOPER_ERROR -> record(502, activation, error("fake"), "action developer error");
      case PLATFORM_ERROR -> record(500, activation, error("fake"), "whisk internal error");
      case ACCEPTED -> text(202, "{\"activationId\":\"" + activation.id() + "\"}");
      case THROTTLED, THROTTLED_FOR_A_TIME ->
          text(429, "{\"code\":\"fake\",\"error\":\"Too many requests.\"}");
      case REJECTED -> text(400, "{\"code\":\"fake\",\"error\":\"Refused.\"}");
      case MALFORMED -> text(200, "<html>");
      case TOO_LARGE,
          TRUNCATED,
          UNANSWERED,
          CONNECTION_LOST,
          STALE_CONNECTION,
          NO_CONNECTION,
          TLS_FAILED,
          UNKNOWN_HOST,
          DROPPED ->
          text(0, "");
    };
  }

  /** Whether the body of a reply tells an init time; empty: it is no record. */
  static Optional<Boolean> initialised(ByteBuffer body) {
    String text = StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    return text.contains("\"annotations\"")
        ? Optional.of(text.contains("\"initTime\""))
        : Optional.empty();
  }

  private static String error(String text) {
    return "{\"error\":\"" + text + "\"}";
  }

  private static FakeReply record(int status, Activation activation, String result, String word) {
    String init =
        activation.initMillis().isPresent()
            ? ",{\"key\":\"initTime\",\"value\":" + activation.initMillis().getAsLong() + "}"
            : "";
    return text(
        status,
        "{\"activationId\":\""
            + activation.id()
            + "\",\"annotations\":[{\"key\":\"path\",\"value\":\"guest/"
            + activation.action()
            + "\"},{\"key\":\"waitTime\",\"value\":"
            + activation.waitMillis()
            + "}"
            + init
            + "],\"duration\":"
            + activation.durationMillis()
            + ",\"logs\":[],\"name\":\""
            + activation.action()
            + "\",\"namespace\":\"guest\",\"publish\":false,\"response\":{\"result\":"
            + result
            + ",\"status\":\""
            + word
            + "\",\"success\":"
            + "success".equals(word)
            + "},\"subject\":\"guest\",\"version\":\"0.0.1\"}");
  }

  private static FakeReply text(int status, String body) {
    return new FakeReply(status, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** What the record of one activation says. */
  record Activation(
      String id, String action, long waitMillis, OptionalLong initMillis, long durationMillis) {}
}
