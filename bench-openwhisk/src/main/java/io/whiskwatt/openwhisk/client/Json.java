package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The JSON of OpenWhisk's API to and from the types of this package. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static Optional<JsonNode> tree(byte[] json) {
    try {
      return Optional.ofNullable(MAPPER.readTree(json)).filter(node -> !node.isMissingNode());
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  static String draft(ActionDraft draft) {
    ObjectNode body = MAPPER.createObjectNode();
    ObjectNode exec = body.putObject("exec").put("kind", draft.kind()).put("code", draft.code());
    draft.main().ifPresent(main -> exec.put("main", main));
    body.putObject("limits")
        .put("memory", draft.limits().memory().megabytes())
        .put("timeout", draft.limits().timeout().toMillis())
        .put("logs", draft.limits().logs().megabytes());
    ArrayNode annotations = body.putArray("annotations");
    draft
        .annotations()
        .forEach((key, value) -> annotations.addObject().put("key", key).put("value", value));
    return body.toString();
  }

  static Optional<ActionSummary> action(JsonNode node) {
    if (!node.hasNonNull("name") || !node.hasNonNull("version")) {
      return Optional.empty();
    }
    return Optional.of(
        new ActionSummary(
            node.path("namespace").asText(),
            node.path("name").asText(),
            node.path("version").asText(),
            node.path("exec").path("kind").asText("")));
  }

  static Optional<List<ActionSummary>> actions(JsonNode node) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<ActionSummary> actions = new ArrayList<>();
    node.forEach(item -> action(item).ifPresent(actions::add));
    return Optional.of(List.copyOf(actions));
  }

  static Optional<ActivationRecord> activation(JsonNode node) {
    if (!node.hasNonNull("activationId") || !node.has("response")) {
      return Optional.empty();
    }
    JsonNode response = node.path("response");
    return Optional.of(
        new ActivationRecord(
            node.path("activationId").asText(),
            node.path("version").asText(""),
            annotation(node, "waitTime"),
            annotation(node, "initTime"),
            number(node.path("duration")),
            response.path("status").asText(""),
            response.path("result").toString()));
  }

  static Optional<PlatformInfo> info(JsonNode node) {
    if (!node.path("runtimes").isObject()) {
      return Optional.empty();
    }
    List<String> kinds = new ArrayList<>();
    node.path("runtimes").forEach(family -> addKinds(family, kinds));
    JsonNode limits = node.path("limits");
    return Optional.of(
        new PlatformInfo(
            node.path("description").asText(""),
            kinds,
            limits.path("min_action_memory").asLong(0),
            limits.path("max_action_memory").asLong(Long.MAX_VALUE)));
  }

  private static void addKinds(JsonNode family, List<String> kinds) {
    int first = kinds.size();
    for (JsonNode kind : family) {
      String name = kind.path("kind").asText();
      if (kind.path("default").asBoolean()) {
        kinds.add(first, name);
      } else {
        kinds.add(name);
      }
    }
  }

  static Optional<NamespaceLimits> limits(JsonNode node) {
    if (!node.has("invocationsPerMinute")) {
      return Optional.empty();
    }
    return Optional.of(
        new NamespaceLimits(
            node.path("concurrentInvocations").asLong(),
            node.path("invocationsPerMinute").asLong(),
            node.path("minActionMemory").asLong(),
            node.path("maxActionMemory").asLong(),
            node.path("maxActionTimeout").asLong()));
  }

  private static OptionalLong annotation(JsonNode record, String key) {
    for (JsonNode annotation : record.path("annotations")) {
      if (annotation.path("key").asText().equals(key)) {
        return number(annotation.path("value"));
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong number(JsonNode node) {
    return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }
}
