package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Activations from OpenWhisk's JSON. */
final class ActivationJson {
  private ActivationJson() {}

  static Optional<ActivationRecord> record(JsonNode node) {
    JsonNode response = node.path("response");
    if (!node.path("activationId").isTextual() || !response.isObject()) {
      return Optional.empty();
    }
    String status = response.path("status").asText("");
    return Optional.of(
        new ActivationRecord(
            summary(node, Ending.ofStatus(status)),
            status,
            response.path("result").toString(),
            Json.list(node.path("logs"), Json::text).orElseGet(List::of)));
  }

  /** An item of a list. */
  static Optional<ActivationSummary> summary(JsonNode node) {
    return node.path("activationId").isTextual()
        ? Optional.of(summary(node, Ending.ofCode(node.path("statusCode").asInt(-1))))
        : Optional.empty();
  }

  private static ActivationSummary summary(JsonNode node, Ending ending) {
    Annotations annotations = Annotations.of(node.path("annotations"));
    return new ActivationSummary(
        node.path("activationId").asText(),
        node.path("name").asText(""),
        node.path("version").asText(""),
        new ActivationTimes(
            annotations.number("waitTime"),
            annotations.number("initTime"),
            Json.number(node.path("duration")),
            Json.number(node.path("start")),
            Json.number(node.path("end"))),
        ending,
        annotations);
  }

  static Optional<ActivationResult> result(JsonNode node) {
    return node.path("status").isTextual()
        ? Optional.of(
            new ActivationResult(
                Ending.ofStatus(node.path("status").asText()), node.path("result").toString()))
        : Optional.empty();
  }

  static Optional<List<String>> logs(JsonNode node) {
    return Json.list(node.path("logs"), Json::text);
  }

  static Optional<String> id(JsonNode node) {
    return Json.text(node.path("activationId"));
  }
}
