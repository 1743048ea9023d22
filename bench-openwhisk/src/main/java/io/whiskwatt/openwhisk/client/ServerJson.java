package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server says of itself, from its JSON. */
final class ServerJson {
  private ServerJson() {}

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
      String name = kind.path("kind").asText("");
      if (kind.path("default").asBoolean()) {
        kinds.add(first, name);
      } else if (!name.isEmpty()) {
        kinds.add(name);
      }
    }
  }

  /** Older servers name fewer limits: what is not there limits nothing. */
  static Optional<NamespaceLimits> limits(JsonNode node) {
    if (!node.path("invocationsPerMinute").isNumber()
        || !node.path("concurrentInvocations").isNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        new NamespaceLimits(
            node.path("concurrentInvocations").asLong(),
            node.path("invocationsPerMinute").asLong(),
            node.path("minActionMemory").asLong(0),
            node.path("maxActionMemory").asLong(Long.MAX_VALUE),
            node.path("minActionTimeout").asLong(0),
            node.path("maxActionTimeout").asLong(Long.MAX_VALUE),
            node.path("maxActionLogs").asLong(Long.MAX_VALUE),
            node.path("maxActionConcurrency").asLong(1)));
  }

  static Optional<ApiVersion> version(JsonNode node) {
    return node.path("api_version").isTextual()
        ? Optional.of(
            new ApiVersion(
                node.path("description").asText(""),
                node.path("api_version").asText(),
                node.path("build").asText(""),
                node.path("buildno").asText("")))
        : Optional.empty();
  }

  static Optional<List<String>> namespaces(JsonNode node) {
    return Json.list(node, Json::text);
  }

  static Optional<List<InvokerState>> invokers(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        node.properties().stream()
            .map(each -> new InvokerState(each.getKey(), each.getValue().asText("")))
            .toList());
  }

  static Optional<Integer> healthyInvokers(JsonNode node) {
    return node.isIntegralNumber() ? Optional.of(node.asInt()) : Optional.empty();
  }

  /** How many there are of what was asked for: {@code {"activations": 22}}. */
  static Optional<Long> count(JsonNode node, String collection) {
    JsonNode count = node.path(collection);
    return count.isIntegralNumber() ? Optional.of(count.asLong()) : Optional.empty();
  }
}
