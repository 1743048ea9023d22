package io.whiskwatt.results.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.results.compare.AcrossRuns;
import io.whiskwatt.results.compare.RunRatio;
import java.util.ArrayList;
import java.util.List;

/** Runs after each other for programs, in base units. */
public final class RunsFiles {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RunsFiles() {}

  /** A row for each cell, metric and later run (RFC 4180). */
  public static String csv(AcrossRuns runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "cell",
            "metric",
            "primary",
            "baseline_run",
            "run",
            "baseline_blocks",
            "blocks",
            "baseline_value",
            "value",
            "ratio",
            "ratio_low",
            "ratio_high",
            "verdict"));
    runs.ratios().forEach(ratio -> rows.add(row(ratio)));
    return CsvReport.text(rows);
  }

  private static List<String> row(RunRatio ratio) {
    return List.of(
        ratio.cell(),
        ratio.metric(),
        Boolean.toString(ratio.primary()),
        ratio.baselineRun(),
        ratio.otherRun(),
        Integer.toString(ratio.baselineBlocks()),
        Integer.toString(ratio.otherBlocks()),
        CsvReport.number(ratio.baselineValue()),
        CsvReport.number(ratio.otherValue()),
        CsvReport.number(ratio.ratio().value()),
        CsvReport.number(ratio.ratio().low()),
        CsvReport.number(ratio.ratio().high()),
        verdict(ratio));
  }

  private static String verdict(RunRatio ratio) {
    return ratio.verdict().words();
  }

  /**
   * A document, ended by a newline; numbers that are not known, and ends that are not, are null.
   */
  public static String json(AcrossRuns runs) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("schema", 1);
    ArrayNode names = json.putArray("runs");
    runs.runs().forEach(names::add);
    ArrayNode ratios = json.putArray("ratios");
    runs.ratios().forEach(ratio -> write(ratios.addObject(), ratio));
    ArrayNode changes = json.putArray("changes");
    runs.changes().forEach(changes::add);
    return json.toPrettyString() + "\n";
  }

  private static void write(ObjectNode json, RunRatio ratio) {
    json.put("cell", ratio.cell());
    json.put("metric", ratio.metric());
    json.put("primary", ratio.primary());
    json.put("baseline_run", ratio.baselineRun());
    json.put("run", ratio.otherRun());
    json.put("baseline_blocks", ratio.baselineBlocks());
    json.put("blocks", ratio.otherBlocks());
    number(json, "baseline_value", ratio.baselineValue());
    number(json, "value", ratio.otherValue());
    number(json, "ratio", ratio.ratio().value());
    number(json, "ratio_low", ratio.ratio().low());
    number(json, "ratio_high", ratio.ratio().high());
    json.put("verdict", verdict(ratio));
    json.put("sentence", ratio.sentence());
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }
}
