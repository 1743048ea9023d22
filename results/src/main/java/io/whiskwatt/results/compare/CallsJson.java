package io.whiskwatt.results.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.results.trial.Outcomes;
import io.whiskwatt.results.trial.StartCounts;

/** What became of a cell's invocations, as part of {@code summary.json}. */
final class CallsJson {
  private CallsJson() {}

  static void write(ObjectNode json, CellSummary cell) {
    CellCalls calls = cell.calls();
    Outcomes outcomes = calls.outcomes();
    outcomes(json, outcomes);
    SummaryJson.number(json, "start_as_planned_share", cell.startShare());
    starts(json, calls.starts());
    ArrayNode machines = json.putArray("serving_nodes");
    calls.machines().forEach(machine -> machine(machines.addObject(), machine));
    json.put("serving_node_unknown", calls.unplaced());
    CellCalls.Lookups lookups = calls.lookups();
    json.put("records_fetched_later", lookups.count());
    SummaryJson.number(json, "record_lookup_median_seconds", lookups.medianSeconds());
    SummaryJson.number(json, "record_lookup_maximum_seconds", lookups.maximumSeconds());
  }

  /** Of one part of a mix. */
  static void part(ObjectNode json, PartSummary part) {
    outcomes(json, part.outcomes());
    starts(json, part.starts());
  }

  private static void outcomes(ObjectNode json, Outcomes outcomes) {
    json.put("invocations", outcomes.sent());
    json.put("failed", outcomes.failed());
    json.put("accepted", outcomes.accepted());
    json.put("dropped", outcomes.dropped());
    ObjectNode ended = json.putObject("outcomes");
    for (OutcomeKind kind : OutcomeKind.values()) {
      ended.put(kind.key(), outcomes.of(kind));
    }
  }

  private static void starts(ObjectNode json, StartCounts counts) {
    ObjectNode seen = json.putObject("starts_seen");
    for (StartKind kind : StartKind.values()) {
      seen.put(kind.key(), counts.seen(kind));
    }
    json.put("starts_unknown", counts.unknown());
    ObjectNode doubts = json.putObject("start_doubts");
    for (StartDoubt doubt : StartDoubt.values()) {
      doubts.put(doubt.key(), counts.doubts().getOrDefault(doubt, 0L));
    }
    json.put("starts_contradicted", counts.contradicted());
    json.put("replies_without_envelope", counts.anonymous());
  }

  private static void machine(ObjectNode json, CellCalls.Machine machine) {
    json.put("node", machine.id().value());
    json.put("name", machine.name());
    json.put("invocations", machine.invocations());
  }

  static void stages(ObjectNode json, StageMeans stages) {
    json.put("invocations", stages.count());
    SummaryJson.number(json, "client_seconds", stages.clientSeconds());
    SummaryJson.number(json, "wait_seconds", stages.waitSeconds());
    if (stages.inits() > 0) {
      SummaryJson.number(json, "init_seconds", stages.initSeconds());
    }
    SummaryJson.number(json, "run_seconds", stages.runSeconds());
    json.put("negative_waits", stages.negativeWaits());
    SummaryJson.number(json, "lowest_wait_seconds", stages.lowestWaitSeconds());
  }
}
