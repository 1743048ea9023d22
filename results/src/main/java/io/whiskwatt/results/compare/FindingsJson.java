package io.whiskwatt.results.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.finding.KeepAlive;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.stats.Estimate;
import java.util.List;
import java.util.Locale;

/** The part of {@code summary.json} that tells what a run says beyond ratios. */
final class FindingsJson {
  private FindingsJson() {}

  static void write(ObjectNode json, Findings findings) {
    ArrayNode starts = json.putArray("cold_starts");
    findings.starts().forEach(cost -> start(starts.addObject(), cost));
    ArrayNode balances = json.putArray("energy_balances");
    findings.balances().forEach(balance -> balance(balances.addObject(), balance));
    ArrayNode footprints = json.putArray("footprints");
    findings.footprints().forEach(footprint -> footprint(footprints.addObject(), footprint));
    ArrayNode mixes = json.putArray("mixes");
    findings.mixes().forEach(mix -> mix(mixes.addObject(), mix));
    ArrayNode nodes = json.putArray("node_ratios");
    findings.nodes().forEach(ratios -> nodes(nodes.addObject(), ratios));
    ArrayNode steadiness = json.putArray("steadiness");
    findings.steadiness().forEach(one -> steadiness(steadiness.addObject(), one));
  }

  private static void nodes(ObjectNode json, NodeRatios ratios) {
    json.put("baseline_cell", ratios.baselineCell());
    json.put("other_cell", ratios.otherCell());
    estimate(json, "ratio", ratios.overNodes());
    ArrayNode nodes = json.putArray("nodes");
    for (NodeRatios.Node node : ratios.nodes()) {
      ObjectNode one = nodes.addObject();
      one.put("name", node.name());
      one.put("blocks", node.blocks());
      SummaryJson.number(one, "ratio", node.ratio());
    }
    json.put("sentence", ratios.sentence());
  }

  private static void start(ObjectNode json, StartCost cost) {
    json.put("platform", cost.platform());
    json.put("workload", cost.workload());
    json.put("load", cost.load());
    json.put("blocks", cost.blocks());
    estimate(json, "cold_start_joules", cost.coldStartJoules());
    cost.keepAlive().ifPresent(kept -> keepAlive(json.putObject("keep_alive"), kept));
    strings(json, "limits", cost.limits());
    json.put("sentence", cost.sentence());
  }

  private static void keepAlive(ObjectNode json, KeepAlive kept) {
    json.put("sandboxes", kept.sandboxes());
    json.put("blocks", kept.blocks());
    estimate(json, "watts_per_sandbox", kept.wattsPerSandbox());
    estimate(json, "break_even_seconds", kept.breakEvenSeconds());
    ArrayNode curve = json.putArray("curve");
    for (KeepAlive.Point point : kept.curve()) {
      ObjectNode one = curve.addObject();
      one.put("idle_seconds", point.idleSeconds());
      estimate(one, "kept_joules", point.keptJoules());
    }
  }

  private static void balance(ObjectNode json, EnergyBalance balance) {
    json.put("cell", balance.cell());
    SummaryJson.number(json, "total_joules", balance.totalJoules());
    ArrayNode parts = json.putArray("parts");
    for (EnergyBalance.Part part : balance.parts()) {
      ObjectNode one = parts.addObject();
      one.put("of", part.of());
      SummaryJson.number(one, "joules", part.joules());
      one.put("in_total", part.inTotal());
    }
    SummaryJson.number(json, "unexplained_joules", balance.unexplainedJoules());
    SummaryJson.number(json, "uncertainty_joules", balance.uncertaintyJoules());
    json.put("closes", balance.closes());
  }

  private static void footprint(ObjectNode json, Footprint footprint) {
    json.put("cell", footprint.cell());
    estimate(json, "net_energy_joules", footprint.netJoules());
    estimate(json, "response_p50_seconds", footprint.medianSeconds());
    estimate(json, "energy_delay_joule_seconds", footprint.energyDelayJouleSeconds());
    footprint.atObjective().ifPresent(best -> objective(json.putObject("at_objective"), best));
    footprint.perMillion().ifPresent(of -> perMillion(json.putObject("per_million"), of));
    strings(json, "limits", footprint.limits());
  }

  private static void objective(ObjectNode json, Footprint.AtObjective best) {
    json.put("objective", best.objective());
    SummaryJson.number(json, "rate_per_second", best.perSecond());
    estimate(json, "net_energy_joules", best.netJoules());
  }

  private static void perMillion(ObjectNode json, Footprint.PerMillion of) {
    of.grams().ifPresent(grams -> estimate(json, "carbon_grams", grams));
    of.cost().ifPresent(cost -> estimate(json, "cost", cost));
    of.cost().ifPresent(cost -> json.put("currency", of.currency()));
  }

  private static void mix(ObjectNode json, MixEnergy mix) {
    json.put("cell", mix.cell());
    json.put("windows", mix.windows());
    ArrayNode parts = json.putArray("parts");
    for (MixEnergy.Part part : mix.parts()) {
      ObjectNode one = parts.addObject();
      one.put("workload", part.workload());
      estimate(one, "joules", part.joules());
      SummaryJson.number(one, "not_negative_joules", part.shownJoules());
    }
    SummaryJson.number(json, "unexplained_joules", mix.unexplainedJoules());
    SummaryJson.number(json, "uncertainty_joules", mix.uncertaintyJoules());
    json.put("sentence", mix.sentence());
  }

  private static void steadiness(ObjectNode json, Steadiness one) {
    json.put("subject", one.subject());
    json.put("kind", one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    SummaryJson.number(json, "statistic", one.statistic());
    SummaryJson.number(json, "limit", one.limit());
    json.put("steady", one.steady());
    json.put("sentence", one.sentence());
  }

  private static void estimate(ObjectNode json, String name, Estimate estimate) {
    SummaryJson.interval(json.putObject(name), Interval.of(estimate));
  }

  private static void strings(ObjectNode json, String name, List<String> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(array::add);
  }
}
