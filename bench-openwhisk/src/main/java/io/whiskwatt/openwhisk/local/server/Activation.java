package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.pool.Outcome;
import io.whiskwatt.openwhisk.local.runtime.LogLine;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An activation that has ended, as its record tells it.
 *
 * @param endMillis since 1970
 */
record Activation(
    String id,
    StoredAction action,
    Outcome outcome,
    Result result,
    List<LogLine> logs,
    long endMillis) {
  Activation {
    logs = List.copyOf(logs);
  }

  long durationMillis() {
    return outcome instanceof Outcome.Ran ran
        ? TimeUnit.NANOSECONDS.toMillis(ran.durationNanos())
        : 0;
  }

  long startMillis() {
    return endMillis - durationMillis();
  }

  /** The record; blocking replies never carry logs. */
  Bytes json(boolean withLogs) {
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("activationId", id);
    record.set("annotations", annotations());
    record.put("duration", durationMillis()).put("end", endMillis);
    ArrayNode lines = record.putArray("logs");
    if (withLogs) {
      logs.forEach(line -> lines.add(line.format()));
    }
    record
        .put("name", action.name())
        .put("namespace", Namespace.NAME)
        .put("publish", false)
        .set("response", result.json());
    record
        .put("start", startMillis())
        .put("subject", Namespace.NAME)
        .put("version", action.version());
    return Bytes.of(record);
  }

  /** One item of a list. */
  ObjectNode summary() {
    ObjectNode summary =
        JsonNodeFactory.instance
            .objectNode()
            .put("statusCode", result.status().code())
            .put("duration", durationMillis())
            .put("name", action.name())
            .put("activationId", id)
            .put("end", endMillis)
            .put("start", startMillis())
            .put("namespace", Namespace.NAME)
            .put("publish", false);
    summary.set("annotations", annotations());
    return summary.put("version", action.version());
  }

  private ArrayNode annotations() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    add(all, "path", JsonNodeFactory.instance.textNode(action.hosted().name()));
    add(all, "waitTime", millis(outcome.waitNanos()));
    add(all, "kind", JsonNodeFactory.instance.textNode(action.kind()));
    add(all, "timeout", JsonNodeFactory.instance.booleanNode(result.timedOut()));
    add(all, "limits", action.limits().json());
    if (outcome instanceof Outcome.Ran ran && ran.initNanos().isPresent()) {
      add(all, "initTime", millis(ran.initNanos().getAsLong()));
    }
    return all;
  }

  private static void add(ArrayNode annotations, String key, JsonNode value) {
    annotations.addObject().put("key", key).set("value", value);
  }

  private static JsonNode millis(long nanos) {
    return JsonNodeFactory.instance.numberNode(TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
