package io.whiskwatt.results.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The part of {@code summary.json} that compares energy sources. */
final class ChecksJson {
  private ChecksJson() {}

  static void write(ObjectNode json, CheckFinding finding) {
    ArrayNode platforms = json.putArray("platforms");
    finding.platforms().forEach(platforms::add);
    source(json.putObject("source"), finding.counted());
    source(json.putObject("check"), finding.check());
    json.put("sentence", finding.sentence());
    json.put("same_machines", finding.machines().name().toLowerCase(Locale.ROOT));
    json.put("windows_compared", finding.points().size());
    json.put("windows_lost", finding.lost());
    SummaryJson.interval(json.putObject("slope"), finding.slope());
    SummaryJson.interval(json.putObject("intercept_watts"), finding.interceptWatts());
    SummaryJson.number(json, "r_squared", finding.squared());
    ArrayNode windows = json.putArray("windows");
    finding.points().forEach(point -> point(windows.addObject(), point));
  }

  private static void source(ObjectNode json, CheckFinding.Source source) {
    json.put("key", source.key());
    json.put("quality", source.quality().key());
    ArrayNode domains = json.putArray("domains");
    source.domains().forEach(domains::add);
    json.put("sampling_period_seconds", source.samplingSeconds());
    json.put("update_period_seconds", source.updateSeconds());
    json.put("resolution_joules", source.resolutionJoules());
    json.put("provenance", source.provenance());
  }

  private static void point(ObjectNode json, CheckFinding.Point point) {
    json.put("window", point.label());
    json.put("block", point.block());
    json.put("session", point.session());
    SummaryJson.number(json, "window_seconds", point.seconds());
    SummaryJson.number(json, "energy_joules", point.joules());
    SummaryJson.number(json, "check_energy_joules", point.checkJoules());
    SummaryJson.number(json, "uncertainty_joules", point.uncertaintyJoules());
    SummaryJson.number(json, "check_uncertainty_joules", point.checkUncertaintyJoules());
  }
}
