package io.whiskwatt.results.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.WorkerProof;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One session of {@code environment.json} as JSON and back. */
final class SessionJson {
  static final String HINT = "restore the file from a copy; the run cannot be read without it";

  private SessionJson() {}

  static void write(ObjectNode json, SessionFacts facts) {
    RunEnvironment environment = facts.environment();
    json.put("session", facts.session());
    Json.putAll(json.putObject("tool"), new TreeMap<>(environment.tool()));
    writeNode(json.putObject("generator"), environment.generator());
    ArrayNode platforms = json.putArray("platforms");
    environment.platforms().forEach(platform -> writePlatform(platforms.addObject(), platform));
  }

  private static void writePlatform(ObjectNode json, RunEnvironment.PlatformFacts platform) {
    json.put("name", platform.name());
    Json.putAll(json.putObject("facts"), new TreeMap<>(platform.facts()));
    writeSource(json.putObject("energy"), platform.energy());
    platform.check().ifPresent(check -> writeSource(json.putObject("check"), check));
    ArrayNode nodes = json.putArray("nodes");
    platform.nodes().forEach(node -> writeNode(nodes.addObject(), node));
    ObjectNode isolation = json.putObject("isolation");
    isolation.put("verdict", key(platform.isolation().verdict()));
    strings(isolation.putArray("evidence"), platform.isolation().evidence());
    ArrayNode workers = isolation.putArray("workers");
    platform.isolation().workers().forEach(worker -> writeWorker(workers.addObject(), worker));
  }

  private static void writeWorker(ObjectNode json, WorkerProof proof) {
    json.put("worker", proof.worker().value());
    json.put("verdict", key(proof.verdict()));
    Json.putAll(json.putObject("inside"), proof.inside());
    Json.putAll(json.putObject("outside"), proof.outside());
  }

  private static void writeSource(ObjectNode json, SourceFacts source) {
    json.put("key", source.key());
    json.put("quality", source.quality().key());
    json.put("sampling_period_nanos", source.samplingPeriod().toNanos());
    json.put("update_period_nanos", source.updatePeriod().toNanos());
    json.put("resolution_microjoules", source.resolution().microjoules());
    json.put("provenance", source.provenance());
    strings(json.putArray("notes"), source.notes());
    ArrayNode zones = json.putArray("zones");
    source.zones().forEach(zone -> writeZone(zones.addObject(), zone));
  }

  private static void writeZone(ObjectNode json, ZoneFacts zone) {
    json.put("node", zone.node().value());
    json.put("zone", zone.zone());
    json.put("domain", zone.domain());
    json.put("summed", zone.summed());
    json.put("why", zone.why());
    zone.maxRange().ifPresent(range -> json.put("max_range_microjoules", range));
  }

  private static void writeNode(ObjectNode json, NodeFacts facts) {
    json.put("id", facts.node().id().value());
    json.put("name", facts.node().name());
    Json.putAll(json.putObject("facts"), facts.facts());
  }

  private static void strings(ArrayNode target, List<String> values) {
    values.forEach(target::add);
  }

  static SessionFacts read(JsonNode json) {
    List<RunEnvironment.PlatformFacts> platforms = new ArrayList<>();
    Json.field(json, "platforms").forEach(platform -> platforms.add(platform(platform)));
    return new SessionFacts(
        Json.field(json, "session").intValue(),
        new RunEnvironment(
            Json.strings(Json.field(json, "tool")),
            platforms,
            node(Json.field(json, "generator"))));
  }

  private static RunEnvironment.PlatformFacts platform(JsonNode json) {
    JsonNode isolation = Json.field(json, "isolation");
    String verdict = Json.field(isolation, "verdict").textValue();
    return new RunEnvironment.PlatformFacts(
        Json.field(json, "name").textValue(),
        Json.strings(Json.field(json, "facts")),
        source(Json.field(json, "energy")),
        list(Json.field(json, "nodes")).stream().map(SessionJson::node).toList(),
        new IsolationProof(
            IsolationProof.Verdict.valueOf(name(verdict)),
            texts(Json.field(isolation, "evidence")),
            list(isolation.path("workers")).stream().map(SessionJson::worker).toList()),
        json.has("check") ? Optional.of(source(Json.field(json, "check"))) : Optional.empty());
  }

  private static WorkerProof worker(JsonNode json) {
    return new WorkerProof(
        new NodeId(Json.field(json, "worker").textValue()),
        IsolationProof.Verdict.valueOf(name(Json.field(json, "verdict").textValue())),
        Json.strings(Json.field(json, "inside")),
        Json.strings(Json.field(json, "outside")));
  }

  private static SourceFacts source(JsonNode json) {
    return new SourceFacts(
        Json.field(json, "key").textValue(),
        Quality.valueOf(name(Json.field(json, "quality").textValue())),
        list(Json.field(json, "zones")).stream().map(SessionJson::zone).toList(),
        Duration.ofNanos(Json.field(json, "sampling_period_nanos").longValue()),
        Duration.ofNanos(Json.field(json, "update_period_nanos").longValue()),
        // Runs of the first version do not say.
        Energy.ofMicrojoules(json.path("resolution_microjoules").asLong(0)),
        json.path("provenance").asText(""),
        texts(Json.field(json, "notes")));
  }

  private static ZoneFacts zone(JsonNode json) {
    JsonNode range = json.path("max_range_microjoules");
    return new ZoneFacts(
        new NodeId(Json.field(json, "node").textValue()),
        Json.field(json, "zone").textValue(),
        Json.field(json, "domain").textValue(),
        Json.field(json, "summed").booleanValue(),
        Json.field(json, "why").textValue(),
        range.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(range.longValue()));
  }

  private static NodeFacts node(JsonNode json) {
    Map<String, String> facts = new LinkedHashMap<>();
    Json.field(json, "facts")
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
    return new NodeFacts(
        new Node(
            new NodeId(Json.field(json, "id").textValue()), Json.field(json, "name").textValue()),
        facts);
  }

  private static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String name(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
