package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Actions from and to OpenWhisk's JSON. */
final class ActionJson {
  private ActionJson() {}

  static Optional<ActionSummary> summary(JsonNode node) {
    if (!node.hasNonNull("name") || !node.hasNonNull("version")) {
      return Optional.empty();
    }
    Annotations annotations = Annotations.of(node.path("annotations"));
    return Optional.of(
        new ActionSummary(
            node.path("namespace").asText(""),
            node.path("name").asText(),
            node.path("version").asText(),
            Json.text(node.path("exec").path("kind")).or(() -> annotations.text("exec")).orElse(""),
            Json.millis(node.path("updated")),
            annotations));
  }

  static Optional<ActionDocument> document(JsonNode node) {
    return summary(node)
        .filter(summary -> !summary.kind().isEmpty())
        .map(
            summary ->
                new ActionDocument(
                    summary,
                    exec(node.path("exec"), summary.kind()),
                    limits(node.path("limits")),
                    node.path("parameters").isArray() ? node.path("parameters").toString() : "[]"));
  }

  private static ActionExec exec(JsonNode exec, String kind) {
    return new ActionExec(
        kind,
        Json.text(exec.path("code")),
        exec.path("binary").asBoolean(false),
        Json.text(exec.path("main")),
        Json.text(exec.path("image")),
        Json.list(exec.path("components"), Json::text).orElseGet(List::of));
  }

  /** What is not there has OpenWhisk's default. */
  private static ActionLimits limits(JsonNode limits) {
    return new ActionLimits(
        DataSize.ofMegabytes(limits.path("memory").asLong(256)),
        Duration.ofMillis(limits.path("timeout").asLong(60_000)),
        DataSize.ofMegabytes(limits.path("logs").asLong(10)),
        limits.path("concurrency").asInt(1),
        Json.whole(limits.path("instances")));
  }

  static String draft(ActionDraft draft) {
    ObjectNode body = Json.object();
    write(draft.exec(), body.putObject("exec"));
    write(draft.limits(), body.putObject("limits"));
    Json.tree(draft.parametersJson())
        .filter(parameters -> !parameters.isEmpty())
        .ifPresent(parameters -> body.set("parameters", parameters));
    draft.annotations().into(body.putArray("annotations"));
    return body.toString();
  }

  private static void write(ActionExec exec, ObjectNode to) {
    to.put("kind", exec.kind());
    exec.code().ifPresent(code -> to.put("code", code));
    exec.main().ifPresent(main -> to.put("main", main));
    exec.image().ifPresent(image -> to.put("image", image));
    if (exec.binary()) {
      to.put("binary", true);
    }
    if (exec.isSequence()) {
      ArrayNode components = to.putArray("components");
      exec.components().forEach(components::add);
    }
  }

  /** Limits that a platform may not know are sent only when they say something. */
  private static void write(ActionLimits limits, ObjectNode to) {
    to.put("memory", limits.memory().megabytes())
        .put("timeout", limits.timeout().toMillis())
        .put("logs", limits.logs().megabytes());
    if (limits.concurrency() != 1) {
      to.put("concurrency", limits.concurrency());
    }
    limits.instances().ifPresent(instances -> to.put("instances", instances));
  }
}
