package io.whiskwatt.results.report;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellCalls;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.CellUsage;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.Latency;
import io.whiskwatt.results.compare.RateFinding;
import io.whiskwatt.results.compare.StageMeans;
import io.whiskwatt.results.report.figures.Scales;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison as comma-separated values (RFC 4180) in base units, twelve digits each. A field is
 * empty where a number is not known; an interval without an end has {@code Infinity} there.
 */
public final class CsvReport {
  private static final MathContext DIGITS = new MathContext(12);
  private static final double[] LEVELS = {0.5, 0.9, 0.95, 0.99, 0.999};

  private CsvReport() {}

  /** One row per cell. */
  public static String cells(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(cellHeader());
    comparison
        .cells()
        .forEach(
            cell ->
                rows.add(cellRow(cell, comparison.usage(cell.id()), comparison.rate(cell.id()))));
    return text(rows);
  }

  /** One row per contrast. */
  public static String contrasts(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        split(
            "baseline_cell,other_cell,metric,energy_quality,primary,blocks,ratio,ratio_low,ratio_high,"
                + "simultaneous_low,simultaneous_high,equivalence_low,equivalence_high,typical_ratio,"
                + "verdict,gates"));
    comparison.contrasts().forEach(contrast -> rows.add(contrastRow(contrast, comparison)));
    return text(rows);
  }

  private static List<String> cellHeader() {
    List<String> header =
        split(
            "cell,platform,workload,start,load,invocations,failed,dropped,start_as_planned_share,"
                + "energy_quality,net_joules,net_joules_low,net_joules_high,gross_joules,"
                + "gross_joules_low,gross_joules_high,net_watts,idle_watts,uncertainty_joules,"
                + "below_detection");
    for (String level : List.of("p50", "p90", "p95", "p99", "p999")) {
      header.add("response_" + level + "_seconds");
      header.add("response_" + level + "_low");
      header.add("response_" + level + "_high");
    }
    header.addAll(
        split(
            "response_maximum_seconds,accepted,seen_cold,seen_prewarmed,seen_warm,seen_paused,"
                + "start_unknown,start_contradicted,replies_without_envelope,client_seconds,"
                + "wait_seconds,init_seconds,run_seconds,negative_waits,serving_nodes,"
                + "serving_node_unknown,records_fetched_later,record_lookup_median_seconds,"
                + "record_lookup_maximum_seconds,outcomes"));
    header.addAll(
        split("highest_rate_per_second,highest_rate_low,highest_rate_high,highest_rate_exact"));
    header.addAll(UsageColumns.names());
    header.add("parts");
    header.add("gates");
    return header;
  }

  private static List<String> cellRow(
      CellSummary cell, Optional<CellUsage> usage, Optional<RateFinding> rate) {
    List<String> row =
        new ArrayList<>(
            List.of(
                cell.id(),
                cell.platform(),
                cell.workload(),
                cell.start().key(),
                cell.load(),
                Long.toString(cell.invocations()),
                Long.toString(cell.calls().outcomes().failed()),
                Long.toString(cell.calls().outcomes().dropped()),
                number(cell.startShare())));
    row.addAll(energy(cell.energy()));
    for (double level : LEVELS) {
      row.addAll(quantile(cell.response(), level));
    }
    row.add(number(cell.response().maximumSeconds()));
    row.addAll(starts(cell.calls()));
    row.addAll(stages(cell.stages()));
    row.addAll(machines(cell.calls()));
    row.add(cell.calls().outcomes().toString());
    row.addAll(rate(rate));
    row.addAll(UsageColumns.values(usage));
    row.add(parts(cell));
    row.add(gates(cell.gates()));
    return row;
  }

  /** Parts of a mix as {@code workload=invocations}, separated by blanks. */
  private static String parts(CellSummary cell) {
    return cell.parts().stream()
        .map(part -> part.workload() + "=" + part.outcomes().sent())
        .collect(Collectors.joining(" "));
  }

  private static List<String> starts(CellCalls calls) {
    List<String> fields = new ArrayList<>();
    fields.add(Long.toString(calls.outcomes().accepted()));
    for (StartKind kind : StartKind.values()) {
      fields.add(Long.toString(calls.starts().seen(kind)));
    }
    fields.add(Long.toString(calls.starts().unknown()));
    fields.add(Long.toString(calls.starts().contradicted()));
    fields.add(Long.toString(calls.starts().anonymous()));
    return fields;
  }

  private static List<String> stages(Optional<StageMeans> stages) {
    return stages
        .map(
            known ->
                List.of(
                    number(known.clientSeconds()),
                    number(known.waitSeconds()),
                    known.inits() > 0 ? number(known.initSeconds()) : "",
                    number(known.runSeconds()),
                    Long.toString(known.negativeWaits())))
        .orElse(List.of("", "", "", "", ""));
  }

  /** Machines as {@code id=count}, separated by blanks. */
  private static List<String> machines(CellCalls calls) {
    return List.of(
        calls.machines().stream()
            .map(machine -> machine.id() + "=" + machine.invocations())
            .collect(Collectors.joining(" ")),
        Long.toString(calls.unplaced()),
        Long.toString(calls.lookups().count()),
        number(calls.lookups().medianSeconds()),
        number(calls.lookups().maximumSeconds()));
  }

  /** Of a cell that searched for it. */
  private static List<String> rate(Optional<RateFinding> rate) {
    List<String> fields =
        new ArrayList<>(rate.map(found -> interval(found.perSecond())).orElse(List.of("", "", "")));
    fields.add(rate.map(found -> Boolean.toString(found.isExact())).orElse(""));
    return fields;
  }

  private static List<String> energy(Optional<EnergyPerInvocation> energy) {
    if (energy.isEmpty()) {
      List<String> none = new ArrayList<>(List.of("none"));
      none.addAll(Collections.nCopies(10, ""));
      return none;
    }
    EnergyPerInvocation known = energy.get();
    List<String> fields = new ArrayList<>(List.of(known.quality().key()));
    fields.addAll(interval(known.netJoules()));
    fields.addAll(interval(known.grossJoules()));
    fields.add(number(known.netWatts()));
    fields.add(number(known.idleWatts()));
    fields.add(number(known.uncertaintyJoules()));
    fields.add(Boolean.toString(known.belowDetection()));
    return fields;
  }

  private static List<String> quantile(Latency latency, double level) {
    return Scales.quantile(latency, level)
        .filter(Latency.Quantile::estimable)
        .map(quantile -> interval(quantile.seconds()))
        .orElse(List.of("", "", ""));
  }

  private static List<String> contrastRow(Contrast contrast, Comparison comparison) {
    List<String> row =
        new ArrayList<>(
            List.of(
                contrast.baselineCell(),
                contrast.otherCell(),
                contrast.metric(),
                comparison.quality().key(),
                Boolean.toString(contrast.primary()),
                Integer.toString(contrast.blocks())));
    row.addAll(interval(contrast.ratio()));
    row.addAll(interval(contrast.simultaneous()).subList(1, 3));
    row.addAll(interval(contrast.equivalence()).subList(1, 3));
    row.add(number(contrast.typicalRatio().orElse(Double.NaN)));
    row.add(contrast.verdict().name().toLowerCase(Locale.ROOT));
    row.add(gates(contrast.gates()));
    return row;
  }

  private static String gates(List<Gate> gates) {
    return gates.stream()
        .map(gate -> gate.severity().key() + ":" + gate.kind().key())
        .collect(Collectors.joining(" "));
  }

  private static List<String> interval(Interval interval) {
    return Double.isFinite(interval.value())
        ? List.of(number(interval.value()), number(interval.low()), number(interval.high()))
        : List.of("", "", "");
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toString();
  }

  private static List<String> split(String names) {
    return new ArrayList<>(Arrays.asList(names.split(",", -1)));
  }

  static String text(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(CsvReport::field).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
