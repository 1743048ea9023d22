package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** JSON as trees: unknown fields are no trouble, numbers keep their digits. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  static Optional<JsonNode> tree(byte[] json) {
    try {
      return Optional.ofNullable(MAPPER.readTree(json)).filter(node -> !node.isMissingNode());
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  static Optional<JsonNode> tree(String json) {
    return tree(json.getBytes(StandardCharsets.UTF_8));
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The items of a list that can be read; empty when it is no list. */
  static <T> Optional<List<T>> list(JsonNode node, Function<JsonNode, Optional<T>> reader) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    node.forEach(item -> reader.apply(item).ifPresent(items::add));
    return Optional.of(List.copyOf(items));
  }

  static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  static OptionalLong number(JsonNode node) {
    return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }

  static OptionalLong number(Optional<JsonNode> node) {
    return node.map(Json::number).orElse(OptionalLong.empty());
  }

  static OptionalInt whole(JsonNode node) {
    return node.isNumber() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
  }

  static Optional<Instant> millis(JsonNode node) {
    return node.isNumber() ? Optional.of(Instant.ofEpochMilli(node.asLong())) : Optional.empty();
  }
}
