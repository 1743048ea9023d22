package io.whiskwatt.rapl.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.client.SampleBatch.Missing;
import io.whiskwatt.rapl.client.SampleBatch.Sample;
import io.whiskwatt.rapl.client.SampleBatch.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the answer of {@code /v1/samples}. */
final class SamplesJson {
  private static final int MOST_ZONES = 256;
  private static final int MOST_GAPS = 1_000;

  /** A sample may be taken while the answer is being made. */
  private static final long AHEAD = 1_000_000_000L;

  private String bootId = "";
  private String agentId = "";
  private long nanos = -1;
  private long first = -1;
  private long next = -1;
  private long end = -1;
  private final List<String> zones = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Missing> gaps = new ArrayList<>();

  private SamplesJson() {}

  /**
   * Reads and checks.
   *
   * @param limit how many samples were asked for
   * @throws IOException when it is not the answer of an agent
   */
  static SampleBatch read(byte[] body, int limit) throws IOException {
    SamplesJson answer = new SamplesJson();
    try (JsonParser json = Numbers.JSON.createParser(body)) {
      Numbers.next(json, JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        answer.field(json, json.currentName(), limit);
      }
    }
    return answer.checked();
  }

  private void field(JsonParser json, String name, int limit) throws IOException {
    json.nextToken();
    switch (name) {
      case "boot_id" -> bootId = Numbers.text(json);
      case "agent_id" -> agentId = Numbers.text(json);
      case "nanos" -> nanos = Numbers.natural(json);
      case "first" -> first = Numbers.natural(json);
      case "next" -> next = Numbers.natural(json);
      case "end" -> end = Numbers.natural(json);
      case "zones" -> zones(json);
      case "samples" -> samples(json, limit);
      case "gaps" -> gaps(json);
      default -> json.skipChildren();
    }
  }

  private void zones(JsonParser json) throws IOException {
    Numbers.require(json, JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      zones.add(Numbers.text(json));
      require(zones.size() <= MOST_ZONES, "more than " + MOST_ZONES + " zones");
    }
  }

  private void samples(JsonParser json, int limit) throws IOException {
    Numbers.require(json, JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      samples.add(sample(json));
      require(samples.size() <= limit, "more samples than the " + limit + " asked for");
    }
  }

  private static Sample sample(JsonParser json) throws IOException {
    Numbers.require(json, JsonToken.START_ARRAY);
    long sequence = Numbers.nextNatural(json);
    List<Value> values = new ArrayList<>();
    for (int zone = 0; json.nextToken() != JsonToken.END_ARRAY; zone++) {
      require(zone < MOST_ZONES, "a sample of more than " + MOST_ZONES + " zones");
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        values.add(value(json, zone));
      }
    }
    return new Sample(sequence, values);
  }

  private static Value value(JsonParser json, int zone) throws IOException {
    Numbers.require(json, JsonToken.START_ARRAY);
    long middle = Numbers.nextNatural(json);
    long width = Numbers.nextNatural(json);
    long microjoules = Numbers.nextNatural(json);
    Numbers.next(json, JsonToken.END_ARRAY);
    return new Value(zone, middle, width, microjoules);
  }

  private void gaps(JsonParser json) throws IOException {
    Numbers.require(json, JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Numbers.require(json, JsonToken.START_ARRAY);
      GapReason reason = reason(Numbers.nextText(json));
      long from = Numbers.nextNatural(json);
      long to = Numbers.nextNatural(json);
      Numbers.next(json, JsonToken.END_ARRAY);
      require(from <= to, "a gap that ends before it begins");
      gaps.add(new Missing(reason, from, to));
      require(gaps.size() <= MOST_GAPS, "more than " + MOST_GAPS + " gaps");
    }
  }

  private static GapReason reason(String text) throws Senseless {
    try {
      return GapReason.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new Senseless("it knows a gap for the reason \"" + Texts.shown(text) + "\"");
    }
  }

  private SampleBatch checked() throws Senseless {
    require(!bootId.isEmpty() && !agentId.isEmpty(), "it does not say who it is");
    require(nanos >= 0 && first >= 0 && next >= 0, "nanos, first or next are missing");
    long sequence = first - 1;
    long[] times = new long[zones.size()];
    for (Sample sample : samples) {
      require(sample.sequence() > sequence, "sequence numbers that do not grow");
      sequence = sample.sequence();
      for (Value value : sample.values()) {
        require(value.zone() < times.length, "a sample of more zones than it names");
        require(value.nanos() >= times[value.zone()], "times that go back");
        require(value.nanos() - nanos <= AHEAD, "a sample from the future");
        times[value.zone()] = value.nanos();
      }
    }
    require(samples.isEmpty() || next == sequence + 1, "a next that leaves samples out");
    return new SampleBatch(
        bootId, agentId, nanos, first, next, Math.max(next, end), zones, samples, gaps);
  }

  private static void require(boolean holds, String otherwise) throws Senseless {
    if (!holds) {
      throw new Senseless(otherwise);
    }
  }
}
