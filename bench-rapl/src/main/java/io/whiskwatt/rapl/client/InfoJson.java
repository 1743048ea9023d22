package io.whiskwatt.rapl.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.Population;
import io.whiskwatt.units.Energy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the answers of {@code /v1/info}, {@code /v1/clock} and {@code /v1/node}. */
final class InfoJson {
  private static final int PROTOCOL = 1;
  private static final long LONGEST_PERIOD = Duration.ofMinutes(1).toNanos();
  private static final int MOST = 10_000;
  private static final JsonMapper MAPPER = JsonMapper.builder(Numbers.JSON).build();

  private InfoJson() {}

  static AgentInfo info(byte[] body) throws IOException {
    JsonNode json = object(body);
    if (!json.path("agent").asText().equals("whiskwatt")) {
      throw new Senseless("it is no WhiskWatt agent");
    }
    if (json.path("protocol").asInt() != PROTOCOL) {
      throw new IOException(
          "it speaks version "
              + json.path("protocol").asInt()
              + " of the protocol, and this tool "
              + PROTOCOL
              + ": start the agent of this version");
    }
    NodeId id = new NodeId(name(json, "boot_id"));
    return new AgentInfo(
        new Node(id, name(json, "node_name")),
        name(json, "agent_id"),
        Texts.shown(json.path("version").asText("unknown")),
        natural(json.path("nanos")),
        source(json.path("source"), zones(id, json.path("zones"))),
        facts(json.path("facts")));
  }

  private static SourceFacts source(JsonNode json, List<ZoneFacts> zones) throws IOException {
    return new SourceFacts(
        name(json, "key"),
        quality(name(json, "quality")),
        zones,
        period(json, "sampling_period_nanos"),
        period(json, "update_period_nanos"),
        Energy.ofMicrojoules(natural(json.path("resolution_microjoules"))),
        Texts.shown(json.path("provenance").asText("")),
        texts(json.path("notes")));
  }

  private static Quality quality(String key) throws Senseless {
    try {
      return Quality.valueOf(key.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new Senseless("its energy is of the quality \"" + key + "\"");
    }
  }

  private static Duration period(JsonNode json, String field) throws Senseless {
    long nanos = natural(json.path(field));
    if (nanos <= 0 || nanos > LONGEST_PERIOD) {
      throw new Senseless(field + " is " + nanos);
    }
    return Duration.ofNanos(nanos);
  }

  private static List<ZoneFacts> zones(NodeId node, JsonNode json) throws IOException {
    List<ZoneFacts> zones = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode zone : few(json)) {
      zones.add(zone(node, zone));
      if (!names.add(name(zone, "zone"))) {
        throw new Senseless("it has the zone \"" + name(zone, "zone") + "\" twice");
      }
    }
    if (zones.stream().noneMatch(ZoneFacts::summed)) {
      throw new IOException("it sums no counter: it has no energy of its machine");
    }
    return zones;
  }

  private static ZoneFacts zone(NodeId node, JsonNode json) throws IOException {
    JsonNode range = json.path("max_range_microjoules");
    OptionalLong maxRange =
        range.isMissingNode() || range.isNull()
            ? OptionalLong.empty()
            : OptionalLong.of(natural(range));
    return new ZoneFacts(
        node,
        name(json, "zone"),
        name(json, "domain"),
        json.path("summed").asBoolean(),
        Texts.shown(name(json, "why")),
        maxRange);
  }

  static NodeClockAnswer clock(byte[] body) throws IOException {
    JsonNode json = object(body);
    return new NodeClockAnswer(
        name(json, "boot_id"), name(json, "agent_id"), natural(json.path("nanos")));
  }

  static NodeAnswer node(byte[] body) throws IOException {
    JsonNode json = object(body);
    JsonNode sandboxes = json.path("sandboxes");
    Set<String> pods = new LinkedHashSet<>(texts(json.path("pods")));
    Map<String, Integer> processes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> group : few(json.path("processes")).properties()) {
      processes.put(Texts.checked(group.getKey()), count(group.getValue()));
    }
    return new NodeAnswer(
        name(json, "boot_id"),
        facts(json.path("facts")),
        new Population(
            count(sandboxes.path("busy")),
            count(sandboxes.path("idle")),
            count(sandboxes.path("prewarmed"))),
        pods,
        processes);
  }

  private static JsonNode object(byte[] body) throws IOException {
    JsonNode json = MAPPER.readTree(body);
    if (!json.isObject()) {
      throw new Senseless("it is no JSON object");
    }
    return json;
  }

  private static String name(JsonNode json, String field) throws IOException {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new Senseless("\"" + field + "\" is missing");
    }
    return Texts.checked(value.textValue());
  }

  private static long natural(JsonNode value) throws Senseless {
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new Senseless("a number from 0 up is missing");
    }
    return value.longValue();
  }

  private static int count(JsonNode value) throws Senseless {
    long number = value.isMissingNode() ? 0 : natural(value);
    if (number > Integer.MAX_VALUE) {
      throw new Senseless(number + " of something");
    }
    return (int) number;
  }

  private static Map<String, String> facts(JsonNode json) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> fact : few(json).properties()) {
      facts.put(Texts.checked(fact.getKey()), Texts.shown(fact.getValue().asText()));
    }
    return facts;
  }

  private static List<String> texts(JsonNode json) throws IOException {
    List<String> texts = new ArrayList<>();
    few(json).forEach(text -> texts.add(Texts.shown(text.asText())));
    return texts;
  }

  private static JsonNode few(JsonNode json) throws Senseless {
    if (json.size() > MOST) {
      throw new Senseless("a list of " + json.size());
    }
    return json;
  }
}
