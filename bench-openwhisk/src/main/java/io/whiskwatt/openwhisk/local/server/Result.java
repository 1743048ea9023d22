package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.pool.Outcome;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What an activation came to, in OpenWhisk's words.
 *
 * @param value the result, or {@code {error: …}}
 * @param size of what the action returned, in bytes; empty when it returned nothing
 */
record Result(Status status, JsonNode value, OptionalLong size, boolean timedOut) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** How it went. */
  enum Status {
    SUCCESS(0, "success"),
    APPLICATION_ERROR(1, "application error"),
    DEVELOPER_ERROR(2, "action developer error"),
    WHISK_ERROR(3, "whisk internal error");

    private final int code;
    private final String words;

    Status(int code, String words) {
      this.code = code;
      this.words = words;
    }

    int code() {
      return code;
    }

    /** Of a blocking reply: an action's failure is a bad gateway's. */
    int httpStatus() {
      return switch (this) {
        case SUCCESS -> 200;
        case APPLICATION_ERROR, DEVELOPER_ERROR -> 502;
        case WHISK_ERROR -> 500;
      };
    }
  }

  static Result of(Outcome outcome, Duration limit) {
    return outcome instanceof Outcome.Ran ran
        ? ofReply(ran, limit)
        : failed(Status.WHISK_ERROR, Texts.NOT_PROVISIONED, false);
  }

  private static Result ofReply(Outcome.Ran ran, Duration limit) {
    Reply reply = ran.reply();
    if (reply instanceof Reply.Returned returned) {
      return returned(returned.json());
    }
    if (reply instanceof Reply.Failed failed) {
      return withSize(failed(Status.DEVELOPER_ERROR, failed.message(), false));
    }
    if (reply instanceof Reply.TimedOut) {
      return failed(Status.DEVELOPER_ERROR, Texts.timedOut(limit, ran.initialised()), true);
    }
    String words = ran.initialised() ? Texts.NO_VALID_RESPONSE : Texts.NOT_INITIALISED;
    return failed(Status.DEVELOPER_ERROR, words, false);
  }

  private static Result returned(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > ServerLimits.MAX_RESULT_BYTES) {
      return withSize(failed(Status.APPLICATION_ERROR, truncated(bytes), false));
    }
    OptionalLong size = OptionalLong.of(bytes.length);
    try {
      JsonNode value = MAPPER.readTree(json);
      return value.has("error")
          ? new Result(Status.APPLICATION_ERROR, onlyError(value), size, false)
          : new Result(Status.SUCCESS, value, size, false);
    } catch (JsonProcessingException malformed) {
      return failed(Status.DEVELOPER_ERROR, Texts.NO_VALID_RESPONSE, false);
    }
  }

  private static String truncated(byte[] bytes) {
    int allowed = ServerLimits.MAX_RESULT_BYTES;
    String start = new String(bytes, 0, allowed, StandardCharsets.UTF_8);
    return Texts.resultTooLarge(bytes.length, allowed, start);
  }

  /** Other fields beside an error are dropped. */
  private static ObjectNode onlyError(JsonNode value) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.set("error", value.path("error"));
    return kept;
  }

  private static Result failed(Status status, String message, boolean timedOut) {
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("error", message);
    return new Result(status, value, OptionalLong.empty(), timedOut);
  }

  private static Result withSize(Result result) {
    int bytes = result.value().toString().getBytes(StandardCharsets.UTF_8).length;
    return new Result(result.status(), result.value(), OptionalLong.of(bytes), result.timedOut());
  }

  /** An array comes back bare. */
  boolean isBare() {
    return status == Status.SUCCESS && value.isArray();
  }

  ObjectNode json() {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("result", value);
    size.ifPresent(bytes -> response.put("size", bytes));
    return response.put("status", status.words).put("success", status == Status.SUCCESS);
  }
}
