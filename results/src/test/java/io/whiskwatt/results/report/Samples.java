package io.whiskwatt.results.report;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.IsolationFinding;
import io.whiskwatt.results.compare.PowerTrace;
import io.whiskwatt.results.compare.Verdict;
import io.whiskwatt.results.finding.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comparisons as an analysis could have made them, for looking at their reports. */
final class Samples {
  static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u001b[31m'\"&|`\u2028";

  private static final String L1 =
      "Both platforms ran on the same machine in random order within each block, so a difference"
          + " between them is a difference of the isolation and not of the hardware; it holds for"
          + " this machine.";

  private Samples() {}

  /** Two platforms, cold and warm, measured by hardware counters. */
  static Comparison measured() {
    return full("runc-vs-process", Quality.MEASURED, List.of(oneNode()), "bubblewrap");
  }

  /** The same from the CPU-time model. */
  static Comparison modelled() {
    return full("quick", Quality.MODELLED, List.of(modelledGate(), oneNode(), fewBlocks()), "runc");
  }

  /** Names that try to break out of every format. */
  static Comparison hostile() {
    return full(HOSTILE, Quality.MODELLED, List.of(), HOSTILE);
  }

  /** Contrasts that may not have a verdict. */
  static Comparison voided() {
    Gate errors =
        new Gate(
            Gate.Kind.ERROR_RATE,
            Gate.Severity.VOID,
            "12 % of the invocations of runc failed; a verdict allows 1 %.");
    Comparison base = modelled();
    return with(
        base,
        base.cells(),
        base.contrasts().stream().map(contrast -> noVerdict(contrast, errors)).toList(),
        "No verdict: 12 % of the invocations of runc failed.");
  }

  /** A baseline that is not separated from zero, and a cell below detection. */
  static Comparison unbounded() {
    SampleCells cells = new SampleCells(Quality.MEASURED);
    List<CellSummary> two =
        List.of(
            cells.belowDetection("process", StartKind.WARM, 0.0021),
            cells.cell("runc", StartKind.WARM, 0.012, 0.0045));
    Interval open = new Interval(5.7, 1.4, Double.POSITIVE_INFINITY);
    Contrast contrast =
        SampleContrasts.energy(two.get(0), two.get(1), open, Verdict.MORE, "at least 1.4 times");
    return comparison(
        "open-ended",
        Quality.MEASURED,
        two,
        List.of(contrast, SampleContrasts.unknown(two.get(0), two.get(1))),
        List.of(),
        "A warm start under runc uses at least 1.4 times the energy of one under process; how much"
            + " more cannot be said, because the baseline is not separated from zero.");
  }

  /** Nothing but response times. */
  static Comparison withoutEnergy() {
    SampleCells cells = new SampleCells(Quality.NONE);
    List<CellSummary> two =
        List.of(
            cells.cell("process", StartKind.COLD, 0, 0.21),
            cells.cell("runc", StartKind.COLD, 0, 0.38));
    Gate none =
        new Gate(
            Gate.Kind.NO_ENERGY_SOURCE,
            Gate.Severity.LIMITS,
            "No energy source was readable, so nothing is said about energy.");
    return comparison(
        "no-energy",
        Quality.NONE,
        two,
        List.of(SampleContrasts.response(two.get(0), two.get(1), 1.81)),
        List.of(none),
        "A cold start under runc takes 1.81 times as long as one under process (1.74 … 1.88).");
  }

  /** One platform: cold against warm. */
  static Comparison coldAgainstWarm() {
    SampleCells cells = new SampleCells(Quality.MODELLED);
    List<CellSummary> two =
        List.of(
            cells.cell("process", StartKind.WARM, 0.018, 0.0042),
            cells.cell("process", StartKind.COLD, 1.31, 0.21));
    Contrast contrast =
        SampleContrasts.energy(
            two.get(0), two.get(1), new Interval(72.8, 69.1, 76.9), Verdict.MORE, "72.8 times");
    return comparison(
        "cold-vs-warm",
        Quality.MODELLED,
        two,
        List.of(contrast),
        List.of(modelledGate()),
        "A cold start of process uses 72.8 times the modelled energy of a warm one (69.1 … 76.9).");
  }

  /** All kinds of start on two workers, with everything that goes wrong on a real OpenWhisk. */
  static Comparison fourStarts() {
    List<CellSummary> cells = fourStartCells();
    Gate refuted =
        new Gate(
            Gate.Kind.ISOLATION_NOT_PROVEN,
            Gate.Severity.VOID,
            "The isolation that the study claims for kata-qemu was seen not to hold on worker-2:"
                + " kernel 5.15.0-113 in the sandbox and 5.15.0-113 outside.");
    Comparison base =
        comparison(
            "runc-vs-kata",
            Quality.MEASURED,
            cells,
            List.of(
                noVerdict(SampleContrasts.response(cells.get(0), cells.get(1), 1.81), refuted),
                noVerdict(SampleContrasts.response(cells.get(4), cells.get(5), 1.07), refuted)),
            List.of(refuted),
            "No verdict on 2 comparisons.");
    return with(base, SampleProofs.two());
  }

  private static List<CellSummary> fourStartCells() {
    SampleCells cells = new SampleCells(Quality.MEASURED);
    CellSummary cold = cells.cell("kata-qemu", StartKind.COLD, 4.4, 2.31);
    return List.of(
        cells.cell("runc", StartKind.COLD, 2.40, 0.72),
        SampleCells.troubled(cold, SampleCalls.gates(cold.id())),
        cells.cell("runc", StartKind.PREWARMED, 0.61, 0.118),
        cells.cell("kata-qemu", StartKind.PREWARMED, 0.72, 0.131),
        cells.cell("runc", StartKind.WARM, 0.0182, 0.0142),
        SampleCells.skewed(cells.cell("kata-qemu", StartKind.WARM, 0.0187, 0.0151)),
        cells.cell("runc", StartKind.PAUSED, 0.31, 0.094),
        cells.cell("kata-qemu", StartKind.PAUSED, 0.42, 0.182));
  }

  private static Comparison with(Comparison base, List<IsolationFinding> isolation) {
    return Beside.of(base, isolation, base.rates(), base.checks());
  }

  /** Measured, with second sources beside. */
  static Comparison checked() {
    Comparison base = measured();
    List<String> cells = base.cells().stream().map(CellSummary::id).toList();
    return Beside.of(base, base.isolation(), base.rates(), SampleChecks.three(cells));
  }

  /** Two platforms that searched for the highest rate. */
  static Comparison searched() {
    Comparison base = measured();
    List<String> cells = base.cells().stream().map(CellSummary::id).toList();
    return Beside.of(base, base.isolation(), SampleRates.two(cells), base.checks());
  }

  /** Workloads that are mixes. */
  static Comparison mixes() {
    SampleCells cells = new SampleCells(Quality.MODELLED);
    List<CellSummary> two =
        List.of(
            SampleCells.mixed(cells.cell("process", StartKind.WARM, 0.018, 0.0042)),
            SampleCells.mixed(cells.cell("runc", StartKind.WARM, 0.021, 0.0051)));
    return comparison(
        "mixes",
        Quality.MODELLED,
        two,
        List.of(SampleContrasts.response(two.get(0), two.get(1), 1.21)),
        List.of(modelledGate()),
        "A warm start under runc takes 1.21 times as long as one under process (1.17 … 1.26).");
  }

  /** A run that was stopped before its first block was complete. */
  static Comparison empty() {
    Comparison base =
        comparison(
            "stopped",
            Quality.MODELLED,
            List.of(),
            List.of(),
            List.of(
                new Gate(
                    Gate.Kind.UNFINISHED,
                    Gate.Severity.VOID,
                    "0 of 6 blocks are complete; resume the run to finish it.")),
            "No answer yet: no block is complete.");
    return new Comparison(
        base.study(),
        base.level(),
        base.designSentence(),
        base.answer(),
        base.quality(),
        base.energyNotes(),
        6,
        0,
        1,
        base.started(),
        Duration.ZERO,
        base.equivalenceMargin(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        base.gates(),
        List.of(),
        List.of(),
        List.of(),
        Findings.NONE,
        SampleOrigins.of(base.study()),
        Map.of());
  }

  private static Comparison full(String study, Quality quality, List<Gate> gates, String other) {
    SampleCells cells = new SampleCells(quality);
    List<CellSummary> four =
        List.of(
            cells.cell("process", StartKind.COLD, 1.31, 0.21),
            cells.cell(other, StartKind.COLD, 2.40, 0.38),
            cells.belowDetection("process", StartKind.WARM, 0.0182),
            cells.cell(other, StartKind.WARM, 0.0187, 0.0045));
    return comparison(
        study,
        quality,
        four,
        SampleContrasts.four(four),
        gates,
        "A cold start under "
            + other
            + " uses 1.83 times the energy of one under process (1.71 … 1.96); warm starts are"
            + " equivalent within ±5 %.");
  }

  static Comparison comparison(
      String study,
      Quality quality,
      List<CellSummary> cells,
      List<Contrast> contrasts,
      List<Gate> gates,
      String answer) {
    return new Comparison(
        study,
        DesignLevel.L1,
        L1,
        answer,
        quality,
        quality == Quality.MODELLED ? List.of(WHY_MODELLED) : List.of(),
        12,
        12,
        1,
        Instant.parse("2026-11-22T10:15:30.123Z"),
        Duration.ofSeconds(437),
        0.05,
        cells,
        contrasts,
        quality == Quality.NONE ? List.of() : List.of(trace(quality, cells)),
        SampleUsage.of(cells),
        gates,
        SampleProofs.none(cells),
        List.of(),
        List.of(),
        Findings.NONE,
        SampleOrigins.of(study),
        environment(study));
  }

  private static final String WHY_MODELLED =
      "RAPL cannot be read here: /sys/class/powercap has no zone (a virtual machine). The model is"
          + " 12 W idle and 45 W busy, by CPU time.";

  private static Comparison with(
      Comparison base, List<CellSummary> cells, List<Contrast> contrasts, String answer) {
    return comparison(base.study(), base.quality(), cells, contrasts, base.gates(), answer);
  }

  private static Contrast noVerdict(Contrast base, Gate gate) {
    return new Contrast(
        base.baselineCell(),
        base.otherCell(),
        base.comparisonKey(),
        base.metric(),
        base.primary(),
        base.blocks(),
        base.ratio(),
        base.simultaneous(),
        base.equivalence(),
        base.typicalRatio(),
        Verdict.NONE,
        "No verdict.",
        base.points(),
        List.of(gate));
  }

  private static Gate modelledGate() {
    return new Gate(
        Gate.Kind.ENERGY_MODELLED,
        Gate.Severity.LIMITS,
        "Energy is modelled from CPU time; it is not compared with measured numbers.");
  }

  private static Gate oneNode() {
    return new Gate(
        Gate.Kind.GENERATOR_ON_SAME_NODE,
        Gate.Severity.LIMITS,
        "The load generator ran on the measured machine and used 0.8 % of its CPU time.");
  }

  private static Gate fewBlocks() {
    return new Gate(
        Gate.Kind.TOO_FEW_BLOCKS,
        Gate.Severity.NOTE,
        "12 blocks are too few to rule out correlation between blocks; 20 are enough.");
  }

  private static PowerTrace trace(Quality quality, List<CellSummary> cells) {
    List<PowerTrace.Point> points = new ArrayList<>();
    List<PowerTrace.Window> windows = new ArrayList<>();
    double at = 0;
    for (int block = 0; block < 3 && points.size() < 4_000; block++) {
      windows.add(new PowerTrace.Window(at, at + 4, "idle", "idle-empty"));
      at = stretch(points, at, 4, 12.2);
      for (CellSummary cell : cells) {
        double watts = cell.start() == StartKind.COLD ? 31 : 19;
        windows.add(new PowerTrace.Window(at + 1, at + 6, "measure", cell.id()));
        at = stretch(points, at, 1, 13);
        at = stretch(points, at, 5, watts);
      }
    }
    return new PowerTrace("worker-1", 0, quality, points, windows);
  }

  private static double stretch(
      List<PowerTrace.Point> points, double from, double length, double watts) {
    for (double t = 0.1; t <= length + 1e-9; t += 0.1) {
      points.add(
          new PowerTrace.Point(from + t, watts + StrictMath.sin((from + t) * 7) * watts / 30));
    }
    return from + length;
  }

  private static Map<String, Map<String, String>> environment(String study) {
    Map<String, Map<String, String>> environment = new LinkedHashMap<>();
    environment.put("tool", ordered("version", "0.1.0", "java", "17.0.15", "study", study));
    environment.put(
        "generator",
        ordered("kernel", "6.1.0-31-amd64", "cpu", "Example CPU @ 2.4 GHz", "cores", "2"));
    environment.put(
        "platform runc",
        ordered("sandbox", "runc 1.1.5", "network", "none", "rootfs", "read-only"));
    return environment;
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      map.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return map;
  }
}
