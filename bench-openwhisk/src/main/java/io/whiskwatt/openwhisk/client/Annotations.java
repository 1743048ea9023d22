package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Named JSON values that OpenWhisk keeps with an action or an activation.
 *
 * @param json name → the value as JSON text, in the server's order
 */
public record Annotations(Map<String, String> json) {
  public Annotations {
    json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
  }

  public static Annotations none() {
    return new Annotations(Map.of());
  }

  /** Of texts, which become JSON strings. */
  public static Annotations ofTexts(Map<String, String> texts) {
    Map<String, String> json = new LinkedHashMap<>();
    texts.forEach((name, text) -> json.put(name, TextNode.valueOf(text).toString()));
    return new Annotations(json);
  }

  /** These and the others, which win where both have a name. */
  public Annotations with(Annotations others) {
    Map<String, String> all = new LinkedHashMap<>(json);
    all.putAll(others.json);
    return new Annotations(all);
  }

  public boolean isEmpty() {
    return json.isEmpty();
  }

  /** A value that is a JSON string. */
  public Optional<String> text(String name) {
    return value(name).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** A value that is a JSON number, cut to a whole one. */
  public OptionalLong number(String name) {
    return Json.number(value(name));
  }

  /** True when the value is the JSON {@code true}. */
  public boolean isTrue(String name) {
    return value(name).map(JsonNode::asBoolean).orElse(false);
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(json.get(name)).flatMap(Json::tree);
  }

  static Annotations of(JsonNode pairs) {
    Map<String, String> json = new LinkedHashMap<>();
    pairs.forEach(pair -> json.put(pair.path("key").asText(), pair.path("value").toString()));
    return new Annotations(json);
  }

  /** Adds them as OpenWhisk's pairs of {@code key} and {@code value}. */
  void into(ArrayNode pairs) {
    json.forEach(
        (name, text) ->
            Json.tree(text)
                .ifPresent(value -> pairs.addObject().put("key", name).set("value", value)));
  }
}
