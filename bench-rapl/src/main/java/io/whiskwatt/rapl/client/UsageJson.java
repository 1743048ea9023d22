package io.whiskwatt.rapl.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.rapl.client.UsageBatch.Look;
import io.whiskwatt.rapl.client.UsageBatch.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the answer of {@code /v1/usage}. */
final class UsageJson {
  private static final int MOST_VALUES = 20_000;

  private static final Map<String, UsageMeasure> MEASURES =
      Arrays.stream(UsageMeasure.values())
          .collect(Collectors.toUnmodifiableMap(UsageMeasure::key, Function.identity()));

  private String bootId = "";
  private String agentId = "";
  private long next = -1;
  private final List<Look> looks = new ArrayList<>();

  private UsageJson() {}

  /**
   * Reads and checks.
   *
   * @param limit how many looks were asked for
   * @throws IOException when it is not the answer of an agent
   */
  static UsageBatch read(byte[] body, int limit) throws IOException {
    UsageJson answer = new UsageJson();
    try (JsonParser json = Numbers.JSON.createParser(body)) {
      Numbers.next(json, JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        answer.field(json, json.currentName(), limit);
      }
    }
    if (answer.bootId.isEmpty() || answer.agentId.isEmpty() || answer.next < 0) {
      throw new Senseless("it does not say who it is, or what to ask for next");
    }
    return new UsageBatch(answer.bootId, answer.agentId, answer.next, answer.looks);
  }

  private void field(JsonParser json, String name, int limit) throws IOException {
    json.nextToken();
    switch (name) {
      case "boot_id" -> bootId = Numbers.text(json);
      case "agent_id" -> agentId = Numbers.text(json);
      case "next" -> next = Numbers.natural(json);
      case "usage" -> looks(json, limit);
      default -> json.skipChildren();
    }
  }

  private void looks(JsonParser json, int limit) throws IOException {
    Numbers.require(json, JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Numbers.require(json, JsonToken.START_ARRAY);
      long sequence = Numbers.nextNatural(json);
      long nanos = Numbers.nextNatural(json);
      looks.add(new Look(sequence, nanos, values(json)));
      Numbers.next(json, JsonToken.END_ARRAY);
      if (looks.size() > limit) {
        throw new Senseless("more looks than the " + limit + " asked for");
      }
    }
  }

  private static List<Value> values(JsonParser json) throws IOException {
    Numbers.next(json, JsonToken.START_ARRAY);
    List<Value> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Numbers.require(json, JsonToken.START_ARRAY);
      String group = Numbers.nextText(json);
      Optional<UsageMeasure> measure = Optional.ofNullable(MEASURES.get(Numbers.nextText(json)));
      json.nextToken();
      double value = json.getDoubleValue();
      Numbers.next(json, JsonToken.END_ARRAY);
      if (!Double.isFinite(value) || values.size() >= MOST_VALUES) {
        throw new Senseless("a usage that is not finite, or of too many groups");
      }
      measure.ifPresent(known -> values.add(new Value(group, known, value)));
    }
    return values;
  }
}
