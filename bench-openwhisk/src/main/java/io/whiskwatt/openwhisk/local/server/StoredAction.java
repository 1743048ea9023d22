package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.pool.HostedAction;

/**
 * An action as it is kept. Its JSON parts are not changed after it was made.
 *
 * @param parameters {@code [{key, value}]}: defaults below the payload
 * @param mainStated true when the author named the entry point
 * @param updatedMillis since 1970
 */
record StoredAction(
    String name,
    HostedAction hosted,
    ArrayNode parameters,
    ArrayNode annotations,
    LimitsOfAction limits,
    boolean publish,
    boolean mainStated,
    long updatedMillis) {
  String version() {
    return hosted.version();
  }

  String kind() {
    return hosted.code().kind();
  }

  ObjectNode json(boolean withCode) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("annotations", annotations);
    ObjectNode exec = document.putObject("exec").put("kind", kind());
    if (withCode) {
      exec.put("code", hosted.code().code());
    }
    exec.put("binary", hosted.code().binary());
    if (mainStated) {
      exec.put("main", hosted.code().main());
    }
    document.set("limits", limits.json());
    document.put("name", name).put("namespace", Namespace.NAME);
    document.set("parameters", parameters);
    return document.put("publish", publish).put("updated", updatedMillis).put("version", version());
  }

  ObjectNode summary() {
    ObjectNode summary =
        JsonNodeFactory.instance.objectNode().put("name", name).put("updated", updatedMillis);
    summary.putObject("exec").put("binary", hosted.code().binary());
    summary.set("limits", limits.json());
    summary.put("namespace", Namespace.NAME).put("publish", publish);
    summary.set("annotations", annotations);
    return summary.put("version", version());
  }

  /** The payload with the action's own parameters where it does not state them. */
  ObjectNode withParameters(ObjectNode payload) {
    if (parameters.isEmpty()) {
      return payload;
    }
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    parameters.forEach(each -> merged.set(each.path("key").asText(), each.path("value")));
    return merged.setAll(payload);
  }
}
