package io.whiskwatt.results.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.run.SearchFacts;
import java.util.Locale;
import java.util.Optional;

/** The part of {@code summary.json} that tells of searches for the highest rate. */
final class RatesJson {
  private RatesJson() {}

  static void write(ObjectNode json, RateFinding finding) {
    json.put("cell", finding.cell());
    json.put("load", finding.load());
    json.put("exact", finding.isExact());
    SummaryJson.interval(json.putObject("rate_per_second"), finding.perSecond());
    ArrayNode blocks = json.putArray("blocks");
    finding.blocks().forEach(block -> block(blocks.addObject(), block));
  }

  private static void block(ObjectNode json, RateFinding.Block block) {
    json.put("block", block.block());
    json.put("rate_per_second", block.perSecond());
    json.put("ending", block.ending().name().toLowerCase(Locale.ROOT));
    ArrayNode steps = json.putArray("steps");
    block.steps().forEach(step -> step(steps.addObject(), step));
  }

  private static void step(ObjectNode json, SearchFacts.Step step) {
    json.put("asked_per_second", step.askedPerSecond());
    SummaryJson.number(json, "reached_per_second", step.reachedPerSecond());
    json.put("invocations", step.slots());
    json.put("failed", step.failed());
    json.put("dropped", step.dropped());
    SummaryJson.number(json, "response_p50_seconds", seconds(step.p50Nanos()));
    SummaryJson.number(json, "response_p99_seconds", seconds(step.p99Nanos()));
    json.put("finding", step.finding().name().toLowerCase(Locale.ROOT));
    json.put("why", step.why());
  }

  private static double seconds(Optional<Long> nanos) {
    return nanos.map(each -> each / 1e9).orElse(Double.NaN);
  }
}
