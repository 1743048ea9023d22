package io.whiskwatt.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code stop.json}. */
final class StopFile {
  private static final int FORMAT = 1;

  private StopFile() {}

  static StopFacts read(Path folder) {
    Path file = folder.resolve(RunFolder.STOP);
    if (!Files.exists(file)) {
      return StopFacts.NONE;
    }
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

  private static StopFacts parse(JsonNode json) {
    int format = Json.field(json, "format").intValue();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "its format is '" + format + "' and this version reads " + FORMAT + " only");
    }
    List<Integer> looks = new ArrayList<>();
    Json.field(json, "looks").forEach(look -> looks.add(look.intValue()));
    JsonNode stage = json.path("first_stage");
    return new StopFacts(
        stage.isObject() ? Optional.of(firstStage(stage)) : Optional.empty(), looks);
  }

  private static StopFacts.FirstStage firstStage(JsonNode json) {
    JsonNode deviation = json.path("deviation");
    JsonNode wanted = json.path("blocks_wanted");
    return new StopFacts.FirstStage(
        Json.field(json, "blocks").intValue(),
        Json.field(json, "comparison").textValue(),
        deviation.isNumber() ? deviation.doubleValue() : Double.NaN,
        Json.field(json, "half_width").doubleValue(),
        wanted.isNumber() ? wanted.intValue() : Integer.MAX_VALUE);
  }

  static void write(Path folder, StopFacts facts) {
    Disk.replace(folder.resolve(RunFolder.STOP), text(facts));
  }

  static String text(StopFacts facts) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    facts.firstStage().ifPresent(stage -> write(json.putObject("first_stage"), stage));
    var looks = json.putArray("looks");
    facts.looks().forEach(looks::add);
    return Json.prettyText(json);
  }

  private static void write(ObjectNode json, StopFacts.FirstStage stage) {
    json.put("blocks", stage.blocks());
    json.put("comparison", stage.comparison());
    json.put("half_width", stage.halfWidth());
    if (Double.isFinite(stage.deviation())) {
      json.put("deviation", stage.deviation());
      json.put("blocks_wanted", stage.wanted());
    }
  }
}
