package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.units.DataSize;
import java.time.Duration;

/** An action's limits as its document states them. */
record LimitsOfAction(long timeoutMillis, long memoryMegabytes, long logsMegabytes) {
  static final LimitsOfAction DEFAULT =
      new LimitsOfAction(
          ServerLimits.DEFAULT_TIMEOUT.toMillis(),
          ServerLimits.DEFAULT_MEMORY.megabytes(),
          ServerLimits.MAX_LOGS_MEGABYTES);

  Duration timeout() {
    return Duration.ofMillis(timeoutMillis);
  }

  DataSize memory() {
    return DataSize.ofMegabytes(memoryMegabytes);
  }

  /** These limits with those that a document states, checked against the platform's. */
  LimitsOfAction changedBy(JsonNode stated, ServerLimits allowed) {
    long timeout = number(stated, "timeout", timeoutMillis);
    long memory = number(stated, "memory", memoryMegabytes);
    long logs = number(stated, "logs", logsMegabytes);
    within(
        "duration",
        timeout,
        ServerLimits.MIN_TIMEOUT.toMillis(),
        ServerLimits.MAX_TIMEOUT.toMillis(),
        "milliseconds");
    within(
        "memory", memory, allowed.minMemory().megabytes(), allowed.maxMemory().megabytes(), "MB");
    within("logs", logs, 0, ServerLimits.MAX_LOGS_MEGABYTES, "MB");
    within("concurrency", number(stated, "concurrency", 1), 1, 1, "");
    return new LimitsOfAction(timeout, memory, logs);
  }

  private static long number(JsonNode stated, String name, long fallback) {
    JsonNode value = stated.path(name);
    if (value.isMissingNode()) {
      return fallback;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw Refusal.unrouted(400, Texts.malformed("limits." + name + " must be a whole number"));
    }
    return value.asLong();
  }

  private static void within(String what, long value, long min, long max, String unit) {
    if (value < min || value > max) {
      String direction = value > max ? "exceeds" : "below";
      throw Refusal.of(
          400,
          "requirement failed: "
              + what
              + " "
              + amount(value, unit)
              + " "
              + direction
              + " allowed threshold of "
              + amount(value > max ? max : min, unit));
    }
  }

  private static String amount(long number, String unit) {
    return unit.isEmpty() ? Long.toString(number) : number + " " + unit;
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("concurrency", 1)
        .put("logs", logsMegabytes)
        .put("memory", memoryMegabytes)
        .put("timeout", timeoutMillis);
  }
}
