package io.whiskwatt.results.report;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellCalls;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.Latency;
import io.whiskwatt.results.compare.PartSummary;
import io.whiskwatt.results.compare.StageMeans;
import io.whiskwatt.results.compare.TrialPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cells with figures that hang together, for reports. */
record SampleCells(Quality quality, String workload, String load, int blocks) {
  SampleCells(Quality quality) {
    this(quality, "hello@256MB", "closed-1", 12);
  }

  CellSummary cell(String platform, StartKind start, double joules, double seconds) {
    return cell(platform, start, joules, seconds, false);
  }

  CellSummary belowDetection(String platform, StartKind start, double joules) {
    return cell(platform, start, joules, 0.0042, true);
  }

  private CellSummary cell(
      String platform, StartKind start, double joules, double seconds, boolean belowDetection) {
    String key = workload + "/" + start.key() + "/" + load;
    long calls = start == StartKind.WARM ? 14_362 : 240;
    return new CellSummary(
        platform + "/" + key,
        platform,
        key,
        workload,
        start,
        load,
        SampleCalls.of(start, calls),
        quality == Quality.NONE ? Optional.empty() : Optional.of(energy(joules, belowDetection)),
        latency(seconds, calls),
        latency(seconds, calls),
        latency(0.00005, calls),
        Optional.of(stages(start, seconds, calls)),
        trials(joules, calls),
        List.of(),
        List.of());
  }

  private EnergyPerInvocation energy(double joules, boolean belowDetection) {
    double u = belowDetection ? joules : joules * 0.04;
    return new EnergyPerInvocation(
        quality,
        new Interval(joules, joules - u * 0.5, joules + u * 0.5),
        new Interval(joules * 2.1, joules * 2.1 - u * 0.4, joules * 2.1 + u * 0.4),
        Optional.empty(),
        joules * 3,
        12.2,
        u,
        belowDetection);
  }

  private static StageMeans stages(StartKind start, double seconds, long calls) {
    return switch (start) {
      case COLD -> means(calls, seconds, 0.05, 0.55, 0.3, 0.1);
      case PREWARMED -> means(calls, seconds, 0.08, 0.52, 0.3, 0.1);
      case WARM -> means(calls, seconds, 0.35, 0.25, 0, 0.4);
      case PAUSED -> means(calls, seconds, 0.05, 0.9, 0, 0.05);
    };
  }

  private static StageMeans means(
      long calls, double seconds, double client, double wait, double init, double run) {
    return new StageMeans(
        calls - 2,
        seconds * client,
        seconds * wait,
        seconds * init,
        seconds * run,
        init > 0 ? calls - 2 : 0,
        0,
        0);
  }

  /** The same cell with clocks that disagree: waits are negative on average. */
  static CellSummary skewed(CellSummary cell) {
    StageMeans means = cell.stages().orElseThrow();
    StageMeans skewed =
        new StageMeans(
            means.count(),
            means.clientSeconds() + 0.005,
            means.waitSeconds() - 0.005,
            means.initSeconds(),
            means.runSeconds(),
            means.inits(),
            means.count() / 2,
            -0.006);
    return with(cell, cell.calls(), Optional.of(skewed), cell.gates());
  }

  /** The same cell with everything that can happen to its invocations. */
  static CellSummary troubled(CellSummary cell, List<Gate> gates) {
    return with(cell, SampleCalls.troubled(cell.start(), cell.invocations()), cell.stages(), gates);
  }

  private static CellSummary with(
      CellSummary cell, CellCalls calls, Optional<StageMeans> stages, List<Gate> gates) {
    return new CellSummary(
        cell.id(),
        cell.platform(),
        cell.comparisonKey(),
        cell.workload(),
        cell.start(),
        cell.load(),
        calls,
        cell.energy(),
        cell.response(),
        cell.service(),
        cell.lateness(),
        stages,
        cell.trials(),
        cell.parts(),
        gates);
  }

  /** The same cell as a mix of two workloads. */
  static CellSummary mixed(CellSummary cell) {
    long heavy = cell.invocations() * 3 / 4;
    return new CellSummary(
        cell.id(),
        cell.platform(),
        cell.comparisonKey(),
        cell.workload(),
        cell.start(),
        cell.load(),
        cell.calls(),
        cell.energy(),
        cell.response(),
        cell.service(),
        cell.lateness(),
        cell.stages(),
        cell.trials(),
        List.of(part(cell, "hello@256MB", 3, heavy), part(cell, "hash@256MB", 1, heavy / 3)),
        cell.gates());
  }

  private static PartSummary part(CellSummary cell, String workload, int weight, long calls) {
    CellCalls of = SampleCalls.of(cell.start(), calls);
    return new PartSummary(
        workload, weight, of.outcomes(), of.starts(), latency(0.02 / weight, calls));
  }

  private static Latency latency(double median, long calls) {
    List<Latency.Quantile> quantiles = new ArrayList<>();
    for (double level : new double[] {0.5, 0.9, 0.95, 0.99, 0.999}) {
      double value = at(median, level);
      boolean estimable = level < 0.99 || calls >= (level < 0.995 ? 368 : 3_688);
      Interval interval =
          estimable ? new Interval(value, value * 0.97, value * 1.04) : Interval.UNKNOWN;
      quantiles.add(new Latency.Quantile(level, interval, estimable));
    }
    return new Latency(calls, quantiles, curve(median, calls), at(median, 1 - 0.4 / calls), 0);
  }

  private static List<Latency.CurvePoint> curve(double median, long calls) {
    List<Latency.CurvePoint> curve = new ArrayList<>();
    for (double nines = 0.05; StrictMath.pow(10, -nines) > 0.8 / calls; nines += 0.1) {
      double level = 1 - StrictMath.pow(10, -nines);
      curve.add(new Latency.CurvePoint(level, at(median, level)));
    }
    return curve;
  }

  private static double at(double median, double level) {
    return median * (0.8 + 0.2 * StrictMath.pow(-StrictMath.log10(1 - level) / 0.301, 0.8));
  }

  private List<TrialPoint> trials(double joules, long calls) {
    List<TrialPoint> trials = new ArrayList<>();
    long each = calls / blocks;
    for (int block = 0; block < blocks; block++) {
      double net = joules * each * (1 + 0.03 * StrictMath.sin(block * 2.1));
      trials.add(
          new TrialPoint(
              block, 0, 3, 5.1, each, net, net + 5.1 * 12.2, 12.2, joules * each * 0.04, false));
    }
    return trials;
  }
}
