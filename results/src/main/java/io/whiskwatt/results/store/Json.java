package io.whiskwatt.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** JSON trees, with field names that are chosen here and not taken from Java names. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonNode value(Object scalar) {
    return MAPPER.valueToTree(scalar);
  }

  static String text(JsonNode node) {
    return node.toString();
  }

  static String prettyText(JsonNode node) {
    return node.toPrettyString() + "\n";
  }

  static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /**
   * A field that must be there.
   *
   * @throws IllegalArgumentException naming it
   */
  static JsonNode field(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw new IllegalArgumentException("its field '" + name + "' is missing");
    }
    return value;
  }

  static void putAll(ObjectNode target, Map<String, String> values) {
    values.forEach(target::put);
  }

  static Map<String, String> strings(JsonNode object) {
    Map<String, String> values = new TreeMap<>();
    object.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    return values;
  }
}
