package io.whiskwatt.results.report;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.finding.KeepAlive;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings beyond ratios, with figures that hang together. */
final class SampleFindings {
  private SampleFindings() {}

  /** The measured sample with all that can be found. */
  static Comparison found() {
    Comparison base = Samples.measured();
    return Beside.of(base, of(base.cells()));
  }

  private static Findings of(List<CellSummary> cells) {
    return new Findings(
        List.of(
            start("process", 1.29, Optional.of(kept(0.11, 0.02, 11.7, 9.9, 14.3))),
            start(
                "bubblewrap",
                2.38,
                Optional.of(kept(0.04, 0.05, 59, 26, Double.POSITIVE_INFINITY)))),
        cells.stream().map(SampleFindings::balance).toList(),
        cells.stream().map(SampleFindings::footprint).toList(),
        List.of(mix(cells.get(2)), refused(cells.get(3))),
        List.of(nodes(cells)),
        steadiness(cells));
  }

  private static NodeRatios nodes(List<CellSummary> cells) {
    return new NodeRatios(
        cells.get(2).id(),
        cells.get(3).id(),
        List.of(
            new NodeRatios.Node("worker-1", 12, 1.012), new NodeRatios.Node("worker-2", 11, 0.996)),
        new Estimate(1.004, 0.907, 1.111),
        "On each of the 2 machines that served both, it took 0.996 to 1.01 times the net energy.");
  }

  private static StartCost start(String platform, double joules, Optional<KeepAlive> kept) {
    return new StartCost(
        platform,
        "hello@256MB",
        "closed-1",
        12,
        near(joules, 0.08),
        kept,
        List.of("Only energy of processor and memory is counted."),
        "On " + platform + ", a cold start takes " + joules + " J more than a warm one.");
  }

  private static KeepAlive kept(
      double watts, double spread, double even, double evenLow, double evenHigh) {
    List<KeepAlive.Point> curve = new ArrayList<>();
    for (double seconds = 0; seconds <= 60; seconds += 5) {
      curve.add(
          new KeepAlive.Point(
              seconds,
              new Estimate(
                  seconds * watts, seconds * (watts - spread), seconds * (watts + spread))));
    }
    return new KeepAlive(
        4,
        12,
        new Estimate(watts, watts - spread, watts + spread),
        new Estimate(even, evenLow, evenHigh),
        curve);
  }

  private static EnergyBalance balance(CellSummary cell) {
    double net = cell.energy().orElseThrow().netJoules().value();
    double total = net * 2.1;
    boolean cold = cell.id().contains("/cold/");
    double unexplained = cold ? net * 0.02 : net * 0.24;
    return new EnergyBalance(
        cell.id(),
        total,
        List.of(
            new EnergyBalance.Part("idle", total - net, true),
            new EnergyBalance.Part("function", net * 0.55, true),
            new EnergyBalance.Part("sandbox", net - net * 0.55 - unexplained, true),
            new EnergyBalance.Part("control plane", net * 0.3, false)),
        unexplained,
        net * 0.04,
        cold);
  }

  private static Footprint footprint(CellSummary cell) {
    double joules = cell.energy().orElseThrow().netJoules().value();
    double seconds = cell.response().quantiles().get(0).seconds().value();
    return new Footprint(
        cell.id(),
        near(joules, joules * 0.04),
        near(seconds, seconds * 0.03),
        near(joules * seconds, joules * seconds * 0.07),
        cell.id().contains("/warm/")
            ? Optional.of(
                new Footprint.AtObjective(
                    "p99 within 50 ms", 120, near(joules * 0.8, joules * 0.05)))
            : Optional.empty(),
        Optional.of(
            new Footprint.PerMillion(
                Optional.of(near(joules * 2.1e6 / 3.6e6 * 380, joules * 5)),
                Optional.of(near(joules * 2.1e6 / 3.6e6 * 0.3, joules * 0.004)),
                "EUR")),
        List.of("Discs and network are not in these numbers."));
  }

  private static MixEnergy mix(CellSummary cell) {
    return new MixEnergy(
        cell.id(),
        48,
        List.of(
            new MixEnergy.Part("hello@256MB", near(0.011, 0.002), 0.011),
            new MixEnergy.Part("hash@256MB", near(-0.0004, 0.003), 0)),
        0.013,
        0.05,
        "An invocation of hello@256MB took 11 mJ; that of hash@256MB cannot be told from nothing.");
  }

  private static MixEnergy refused(CellSummary cell) {
    return new MixEnergy(
        cell.id(),
        48,
        List.of(),
        Double.NaN,
        Double.NaN,
        "The parts had the same shares in every window, so their energies cannot be told apart.");
  }

  private static List<Steadiness> steadiness(List<CellSummary> cells) {
    return List.of(
        new Steadiness(
            cells.get(0).id(),
            Steadiness.Kind.WARM_UP,
            1.3,
            2,
            true,
            "The first invocations of a window took as long as the rest."),
        new Steadiness(
            cells.get(1).id(),
            Steadiness.Kind.TREND,
            3.1,
            2,
            false,
            "Energy rose over the blocks, so the mean depends on how long was measured."),
        new Steadiness(
            cells.get(1).id(),
            Steadiness.Kind.CORRELATION,
            Double.NaN,
            0.2,
            false,
            "Twelve blocks are too few to tell."),
        new Steadiness(
            "worker-1",
            Steadiness.Kind.TEMPERATURE,
            1.5,
            5,
            true,
            "The machine did not grow hotter."),
        new Steadiness(
            "worker-1",
            Steadiness.Kind.FREQUENCY,
            -0.031,
            0.02,
            false,
            "The processors slowed down by 3 % from the first third to the last."));
  }

  private static Estimate near(double value, double half) {
    return new Estimate(value, value - half, value + half);
  }
}
