package io.whiskwatt.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.plan.Arrangement;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.Price;
import io.whiskwatt.plan.PrimaryMetric;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Stopping;
import io.whiskwatt.plan.TrialOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** {@code environment.json}: the plan of the study, and what each session found around it. */
record EnvironmentFile(StudyFacts study, List<SessionFacts> sessions) {
  private static final int FORMAT = 1;

  EnvironmentFile {
    sessions = List.copyOf(sessions);
  }

  /** With this session's surroundings, in place of what it said before. */
  EnvironmentFile with(SessionFacts facts) {
    List<SessionFacts> next = new ArrayList<>(sessions);
    next.removeIf(earlier -> earlier.session() == facts.session());
    next.add(facts);
    return new EnvironmentFile(study, next);
  }

  String text() {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    writeStudy(json.putObject("study"));
    var list = json.putArray("sessions");
    sessions.forEach(session -> SessionJson.write(list.addObject(), session));
    return Json.prettyText(json);
  }

  private void writeStudy(ObjectNode json) {
    json.put("name", study.name());
    json.put("baseline", study.baseline());
    json.put("equivalence_margin", study.equivalenceMargin());
    json.put("primary", study.primary().key());
    writeDesign(json.putObject("design"));
    var cells = json.putArray("cells");
    study.cells().forEach(cell -> writeCell(cells.addObject(), cell));
    ObjectNode loads = json.putObject("loads");
    new TreeMap<>(study.loads())
        .forEach((load, facts) -> Json.putAll(loads.putObject(load), facts));
    ObjectNode claims = json.putObject("isolation_claims");
    new TreeMap<>(study.claims())
        .forEach((platform, claim) -> Json.putAll(claims.putObject(platform), claim));
    writeFactors(json.putObject("factors"));
    study.stopping().ifPresent(rule -> writeStopping(json.putObject("stop"), rule));
  }

  private static void writeStopping(ObjectNode json, Stopping rule) {
    json.put("half_width", rule.halfWidth());
    json.put("min_blocks", rule.minBlocks());
    json.put("max_blocks", rule.maxBlocks());
    json.put("looks", rule.looks());
  }

  private void writeFactors(ObjectNode json) {
    Factors factors = study.factors();
    factors
        .gramsPerKilowattHour()
        .ifPresent(grams -> json.put("grid_grams_per_kilowatt_hour", grams));
    factors
        .price()
        .ifPresent(price -> json.put("price_per_kilowatt_hour", price.perKilowattHour()));
    factors.price().ifPresent(price -> json.put("currency", price.currency()));
  }

  private void writeDesign(ObjectNode json) {
    Design design = study.design();
    json.put("level", design.level().name());
    json.put("blocks", design.blocks());
    json.put("warm_up_nanos", design.warmUp().toNanos());
    json.put("settle_nanos", design.settle().toNanos());
    json.put("idle_window_nanos", design.idleWindow().toNanos());
    json.put("window_nanos", design.window().toNanos());
    json.put("seed", design.seed());
    json.put("order", design.arrangement().order().key());
    var pools = json.putArray("pools");
    design.arrangement().pools().forEach(pool -> pools.add(pool.sandboxes()));
  }

  private static void writeCell(ObjectNode json, StudyFacts.PlannedCell cell) {
    json.put("id", cell.id());
    json.put("platform", cell.platform());
    json.put("workload", cell.workload());
    json.put("start", cell.start().key());
    json.put("load", cell.load());
    for (StudyFacts.PlannedPart part : cell.parts()) {
      ObjectNode one = json.withArray("parts").addObject();
      one.put("workload", part.workload());
      one.put("weight", part.weight());
    }
  }

  static EnvironmentFile read(Path file) {
    try {
      return parse(Json.parse(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new UnreadableRun(
          "'" + file + "' is not JSON: " + e.getOriginalMessage() + "; " + SessionJson.HINT, e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRun(
          "'" + file + "' cannot be read: " + e.getMessage() + "; " + SessionJson.HINT, e);
    } catch (IOException e) {
      throw new UnreadableRun("cannot read '" + file + "'; is it a run folder?", e);
    }
  }

  private static EnvironmentFile parse(JsonNode json) {
    int format = Json.field(json, "format").intValue();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "its format is '" + format + "' and this version reads " + FORMAT + " only");
    }
    List<SessionFacts> sessions = new ArrayList<>();
    Json.field(json, "sessions").forEach(session -> sessions.add(SessionJson.read(session)));
    return new EnvironmentFile(study(Json.field(json, "study")), sessions);
  }

  private static StudyFacts study(JsonNode json) {
    List<StudyFacts.PlannedCell> cells = new ArrayList<>();
    Json.field(json, "cells").forEach(cell -> cells.add(cell(cell)));
    Map<String, Map<String, String>> claims = new TreeMap<>();
    Json.field(json, "isolation_claims")
        .properties()
        .forEach(claim -> claims.put(claim.getKey(), Json.strings(claim.getValue())));
    return new StudyFacts(
        Json.field(json, "name").textValue(),
        Json.field(json, "baseline").textValue(),
        design(Json.field(json, "design")),
        Json.field(json, "equivalence_margin").doubleValue(),
        primary(json.path("primary").asText(PrimaryMetric.NET_ENERGY.key())),
        cells,
        loads(json),
        claims,
        factors(json.path("factors")),
        stopping(json.path("stop")));
  }

  /** Absent in runs of earlier versions. */
  private static PrimaryMetric primary(String key) {
    return Arrays.stream(PrimaryMetric.values())
        .filter(metric -> metric.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "its primary metric is '" + key + "', which is unknown"));
  }

  /** Absent where the design has a fixed number of blocks. */
  private static Optional<Stopping> stopping(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Stopping(
                Json.field(json, "half_width").doubleValue(),
                Json.field(json, "min_blocks").intValue(),
                Json.field(json, "max_blocks").intValue(),
                Json.field(json, "looks").intValue()))
        : Optional.empty();
  }

  /** Absent in runs of earlier versions. */
  private static Factors factors(JsonNode json) {
    JsonNode grid = json.path("grid_grams_per_kilowatt_hour");
    JsonNode price = json.path("price_per_kilowatt_hour");
    return new Factors(
        grid.isNumber() ? OptionalDouble.of(grid.doubleValue()) : OptionalDouble.empty(),
        price.isNumber()
            ? Optional.of(new Price(price.doubleValue(), Json.field(json, "currency").textValue()))
            : Optional.empty());
  }

  /** Absent in runs of earlier versions. */
  private static Map<String, Map<String, String>> loads(JsonNode json) {
    Map<String, Map<String, String>> loads = new TreeMap<>();
    json.path("loads")
        .properties()
        .forEach(load -> loads.put(load.getKey(), Json.strings(load.getValue())));
    return loads;
  }

  private static Design design(JsonNode json) {
    return new Design(
        DesignLevel.valueOf(Json.field(json, "level").textValue()),
        Json.field(json, "blocks").intValue(),
        nanos(json, "warm_up_nanos"),
        nanos(json, "settle_nanos"),
        nanos(json, "idle_window_nanos"),
        nanos(json, "window_nanos"),
        Json.field(json, "seed").longValue(),
        arrangement(json));
  }

  /** Absent in runs of earlier versions. */
  private static Arrangement arrangement(JsonNode json) {
    List<IdleCondition.Pool> pools = new ArrayList<>();
    json.path("pools").forEach(pool -> pools.add(new IdleCondition.Pool(pool.intValue())));
    String key = json.path("order").asText(TrialOrder.INTERLEAVED.key());
    return Arrays.stream(TrialOrder.values())
        .filter(order -> order.key().equals(key))
        .findFirst()
        .map(order -> new Arrangement(order, pools))
        .orElseThrow(() -> new IllegalArgumentException("unknown order '" + key + "'"));
  }

  private static StudyFacts.PlannedCell cell(JsonNode json) {
    String start = Json.field(json, "start").textValue();
    return new StudyFacts.PlannedCell(
        Json.field(json, "id").textValue(),
        Json.field(json, "platform").textValue(),
        Json.field(json, "workload").textValue(),
        StartKind.ofKey(start)
            .orElseThrow(() -> new IllegalArgumentException("unknown start '" + start + "'")),
        Json.field(json, "load").textValue(),
        parts(json.path("parts")));
  }

  /** Absent where the workload is no mix. */
  private static List<StudyFacts.PlannedPart> parts(JsonNode json) {
    List<StudyFacts.PlannedPart> parts = new ArrayList<>();
    for (JsonNode part : json) {
      parts.add(
          new StudyFacts.PlannedPart(
              Json.field(part, "workload").textValue(), Json.field(part, "weight").intValue()));
    }
    return parts;
  }

  private static Duration nanos(JsonNode json, String field) {
    return Duration.ofNanos(Json.field(json, field).longValue());
  }
}
