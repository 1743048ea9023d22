package io.whiskwatt.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One line of {@code trials.jsonl} as text and back. */
final class JournalLine {
  static final int FORMAT = 1;

  private JournalLine() {}

  /** The line, without its newline. */
  static String write(JournalEntry entry) {
    StepRecord step = entry.step();
    ObjectNode line = Json.object();
    line.put("format", FORMAT);
    line.put("block", step.key().block());
    line.put("cell", step.key().cell());
    line.put("condition", step.key().condition());
    line.put("index", step.key().index());
    line.put("session", step.session());
    line.put("order", step.order());
    line.put("start_nanos", step.startNanos());
    line.put("end_nanos", step.endNanos());
    line.put("wall_start", step.wallStart().toString());
    writeFacts(line.putObject("facts"), step.facts());
    entry.gaps().forEach(gap -> writeGap(line.withArray("gaps").addObject(), gap));
    if (entry.withNext()) {
      line.put("with_next", true);
    }
    ObjectNode bytes = line.putObject("bytes");
    entry.lengths().forEach((file, length) -> bytes.put(file.key(), length));
    return Json.text(line);
  }

  private static void writeFacts(ObjectNode target, Map<String, Object> facts) {
    facts.forEach((name, value) -> target.set(name, factNode(name, value)));
  }

  private static JsonNode factNode(String name, Object value) {
    boolean exact = value instanceof Long || value instanceof Integer;
    boolean real = value instanceof Double d && Double.isFinite(d);
    if (exact || real || value instanceof Boolean || value instanceof String) {
      return Json.value(value);
    }
    throw new IllegalArgumentException(
        "fact '"
            + name
            + "' is '"
            + value
            + "': a fact is a whole number, a finite number, a boolean or text");
  }

  private static void writeGap(ObjectNode target, EnergyLog.Gap gap) {
    target.put("node", gap.node().value());
    target.put("reason", gap.reason().name().toLowerCase(Locale.ROOT));
    target.put("from_nanos", gap.fromNanos());
    target.put("to_nanos", gap.toNanos());
  }

  /**
   * The entry of a line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static JournalEntry read(String line) {
    JsonNode json = parse(line);
    int format = Json.field(json, "format").intValue();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "its format is '"
              + format
              + "' and this version reads "
              + FORMAT
              + " only; use the version of the tool that wrote it");
    }
    return new JournalEntry(
        new StepRecord(
            key(json),
            Json.field(json, "session").intValue(),
            Json.field(json, "order").intValue(),
            Json.field(json, "start_nanos").longValue(),
            Json.field(json, "end_nanos").longValue(),
            Instant.parse(Json.field(json, "wall_start").textValue()),
            facts(Json.field(json, "facts"))),
        gaps(json),
        lengths(Json.field(json, "bytes")),
        json.path("with_next").asBoolean(false));
  }

  private static JsonNode parse(String line) {
    try {
      return Json.parse(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static StepKey key(JsonNode json) {
    return new StepKey(
        Json.field(json, "block").intValue(),
        Json.field(json, "cell").textValue(),
        Json.field(json, "condition").textValue(),
        Json.field(json, "index").intValue());
  }

  private static Map<String, Object> facts(JsonNode json) {
    Map<String, Object> facts = new LinkedHashMap<>();
    json.properties().forEach(field -> facts.put(field.getKey(), fact(field.getValue())));
    return facts;
  }

  private static Object fact(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }

  private static List<EnergyLog.Gap> gaps(JsonNode json) {
    List<EnergyLog.Gap> gaps = new ArrayList<>();
    for (JsonNode gap : json.path("gaps")) {
      gaps.add(
          new EnergyLog.Gap(
              new NodeId(Json.field(gap, "node").textValue()),
              GapReason.valueOf(Json.field(gap, "reason").textValue().toUpperCase(Locale.ROOT)),
              Json.field(gap, "from_nanos").longValue(),
              Json.field(gap, "to_nanos").longValue()));
    }
    return gaps;
  }

  private static Map<DataFile, Long> lengths(JsonNode json) {
    Map<DataFile, Long> lengths = new EnumMap<>(DataFile.class);
    for (DataFile file : DataFile.values()) {
      // Earlier versions did not write usage; the file begins with the first step that has it.
      boolean later = file == DataFile.USAGE && !json.has(file.key());
      lengths.put(file, later ? 0L : Json.field(json, file.key()).longValue());
    }
    return lengths;
  }
}
