package io.whiskwatt.results.compare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.results.precision.Precision;
import io.whiskwatt.results.sensitivity.Sensitivity;
import io.whiskwatt.results.store.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A comparison as {@code summary.json}, for programs ({@code docs/run-files.md}). Names carry base
 * units. A number that is not known is null, and so is an end that an interval does not have.
 */
public final class SummaryJson {
  /** Grows when a field changes its meaning or goes; new fields leave it as it is. */
  public static final int SCHEMA = 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SummaryJson() {}

  /** Writes the file into the run's folder. */
  public static void write(Comparison comparison, Path folder) {
    Path file = folder.resolve(RunFolder.SUMMARY);
    try {
      Files.writeString(file, text(comparison));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write '" + file + "'", e);
    }
  }

  /** The document, ended by a newline. */
  public static String text(Comparison comparison) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("schema", SCHEMA);
    study(json, comparison);
    comparison
        .cells()
        .forEach(
            cell -> cell(json.withArray("cells").addObject(), cell, comparison.usage(cell.id())));
    comparison
        .contrasts()
        .forEach(contrast -> contrast(json.withArray("contrasts").addObject(), contrast));
    gates(json, comparison.gates());
    ArrayNode isolation = json.putArray("isolation");
    comparison.isolation().forEach(finding -> isolation(isolation.addObject(), finding));
    ArrayNode rates = json.putArray("highest_rates");
    comparison.rates().forEach(finding -> RatesJson.write(rates.addObject(), finding));
    ArrayNode checks = json.putArray("checks");
    comparison.checks().forEach(finding -> ChecksJson.write(checks.addObject(), finding));
    FindingsJson.write(json.putObject("findings"), comparison.findings());
    return json.toPrettyString() + "\n";
  }

  private static void study(ObjectNode json, Comparison comparison) {
    json.put("study", comparison.study());
    json.put("design_level", comparison.level().name());
    json.put("design_sentence", comparison.designSentence());
    json.put("answer", comparison.answer());
    json.put("energy_quality", comparison.quality().key());
    ArrayNode notes = json.putArray("energy_notes");
    comparison.energyNotes().forEach(notes::add);
    json.put("blocks_planned", comparison.blocksPlanned());
    json.put("blocks_complete", comparison.blocksComplete());
    json.put("sessions", comparison.sessions());
    json.put("started", comparison.started().toString());
    json.put("measured_seconds", comparison.measured().toNanos() / 1e9);
    json.put("equivalence_margin", comparison.equivalenceMargin());
    json.putArray("cells");
    json.putArray("contrasts");
  }

  private static void cell(ObjectNode json, CellSummary cell, Optional<CellUsage> usage) {
    json.put("cell", cell.id());
    json.put("platform", cell.platform());
    json.put("workload", cell.workload());
    json.put("start", cell.start().key());
    json.put("load", cell.load());
    CallsJson.write(json, cell);
    cell.energy().ifPresent(energy -> energy(json, energy));
    latency(json.putObject("response"), cell.response());
    latency(json.putObject("service"), cell.service());
    latency(json.putObject("lateness"), cell.lateness());
    ObjectNode means = json.putObject("stage_means");
    cell.stages().ifPresent(stages -> CallsJson.stages(means, stages));
    usage.ifPresent(known -> UsageJson.write(json.putObject("usage"), known));
    cell.parts().forEach(part -> part(json.withArray("parts").addObject(), part));
    ArrayNode trials = json.putArray("trials");
    cell.trials().forEach(trial -> trial(trials.addObject(), trial));
    gates(json, cell.gates());
  }

  private static void energy(ObjectNode json, EnergyPerInvocation energy) {
    json.put("energy_quality", energy.quality().key());
    interval(json.putObject("net_energy_joules"), energy.netJoules());
    interval(json.putObject("gross_energy_joules"), energy.grossJoules());
    energy
        .generatorJoules()
        .ifPresent(own -> interval(json.putObject("generator_energy_joules"), own));
    number(json, "net_power_watts", energy.netWatts());
    number(json, "idle_power_watts", energy.idleWatts());
    number(json, "trial_uncertainty_joules", energy.uncertaintyJoules());
    json.put("below_detection", energy.belowDetection());
  }

  private static void latency(ObjectNode json, Latency latency) {
    json.put("count", latency.count());
    json.put("overflow", latency.overflow());
    number(json, "maximum_seconds", latency.maximumSeconds());
    ArrayNode quantiles = json.putArray("quantiles");
    for (Latency.Quantile quantile : latency.quantiles()) {
      ObjectNode one = quantiles.addObject();
      one.put("level", quantile.level());
      one.put("estimable", quantile.estimable());
      interval(one.putObject("seconds"), quantile.seconds());
    }
  }

  private static void part(ObjectNode json, PartSummary part) {
    json.put("workload", part.workload());
    json.put("weight", part.weight());
    CallsJson.part(json, part);
    latency(json.putObject("response"), part.response());
  }

  private static void trial(ObjectNode json, TrialPoint trial) {
    json.put("block", trial.block());
    json.put("session", trial.session());
    json.put("order", trial.order());
    number(json, "window_seconds", trial.seconds());
    json.put("invocations", trial.invocations());
    number(json, "net_energy_joules", trial.netJoules());
    number(json, "gross_energy_joules", trial.grossJoules());
    number(json, "idle_power_watts", trial.idleWatts());
    number(json, "uncertainty_joules", trial.uncertaintyJoules());
    json.put("left_out", trial.leftOut());
  }

  private static void contrast(ObjectNode json, Contrast contrast) {
    json.put("baseline_cell", contrast.baselineCell());
    json.put("other_cell", contrast.otherCell());
    json.put("comparison", contrast.comparisonKey());
    json.put("metric", contrast.metric());
    json.put("primary", contrast.primary());
    json.put("blocks", contrast.blocks());
    interval(json.putObject("ratio"), contrast.ratio());
    interval(json.putObject("ratio_simultaneous"), contrast.simultaneous());
    interval(json.putObject("ratio_90_percent"), contrast.equivalence());
    number(json, "typical_ratio", contrast.typicalRatio().orElse(Double.NaN));
    precision(json.putObject("precision"), contrast.precision());
    contrast.sensitivity().ifPresent(others -> sensitivity(json.putObject("sensitivity"), others));
    json.put("verdict", contrast.verdict().words());
    json.put("sentence", contrast.sentence());
    ArrayNode points = json.putArray("block_ratios");
    for (Contrast.RatioPoint point : contrast.points()) {
      ObjectNode one = points.addObject();
      one.put("block", point.block());
      number(one, "ratio", point.ratio());
      one.put("baseline_first", point.baselineFirst());
    }
    gates(json, contrast.gates());
  }

  private static void precision(ObjectNode json, Precision precision) {
    number(json, "confidence", precision.confidence());
    number(json, "block_deviation", precision.deviation().orElse(Double.NaN));
    number(json, "target_half_width", precision.target());
    precision
        .further()
        .ifPresentOrElse(
            blocks -> json.put("further_blocks", blocks), () -> json.putNull("further_blocks"));
  }

  private static void sensitivity(ObjectNode json, Sensitivity others) {
    others
        .bootstrap()
        .ifPresent(ratio -> interval(json.putObject("bootstrap"), Interval.of(ratio)));
    others
        .ranks()
        .ifPresent(
            ranks -> {
              interval(json.putObject("signed_ranks"), Interval.of(ranks.typicalRatio()));
              number(json, "signed_ranks_p", ranks.p());
            });
  }

  private static void gates(ObjectNode json, List<Gate> gates) {
    ArrayNode array = json.putArray("gates");
    for (Gate gate : gates) {
      ObjectNode one = array.addObject();
      one.put("kind", gate.kind().key());
      one.put("severity", gate.severity().key());
      one.put("message", gate.message());
    }
  }

  private static void isolation(ObjectNode json, IsolationFinding finding) {
    json.put("platform", finding.platform());
    ObjectNode claim = json.putObject("claim");
    finding.claim().forEach(claim::put);
    json.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
    ArrayNode evidence = json.putArray("evidence");
    finding.evidence().forEach(evidence::add);
    ArrayNode workers = json.putArray("workers");
    finding.workers().forEach(worker -> worker(workers.addObject(), worker));
    ArrayNode unseen = json.putArray("unseen_workers");
    finding.unseen().forEach(unseen::add);
  }

  private static void worker(ObjectNode json, IsolationFinding.Worker worker) {
    json.put("worker", worker.proof().worker().value());
    json.put("name", worker.name());
    json.put("verdict", worker.proof().verdict().name().toLowerCase(Locale.ROOT));
    ObjectNode inside = json.putObject("inside");
    worker.proof().inside().forEach(inside::put);
    ObjectNode outside = json.putObject("outside");
    worker.proof().outside().forEach(outside::put);
  }

  static void interval(ObjectNode json, Interval interval) {
    number(json, "value", interval.value());
    number(json, "low", interval.low());
    number(json, "high", interval.high());
  }

  static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }
}
