package io.whiskwatt.results.report;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.Verdict;
import io.whiskwatt.results.precision.Precision;
import io.whiskwatt.results.sensitivity.Sensitivity;
import io.whiskwatt.results.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Contrasts for reports. */
final class SampleContrasts {
  private SampleContrasts() {}

  /** Energy and response time of two platforms, cells in the order cold, cold, warm, warm. */
  static List<Contrast> four(List<CellSummary> cells) {
    CellSummary cold = cells.get(1);
    return List.of(
        energy(
            cells.get(0),
            cold,
            new Interval(1.832, 1.711, 1.962),
            Verdict.MORE,
            "A cold start under "
                + cold.platform()
                + " uses more energy than under process: 1.83 times (1.71 … 1.96)."),
        energy(
            cells.get(2),
            cells.get(3),
            new Interval(1.004, 0.9812, 1.0281),
            Verdict.EQUIVALENT,
            "A warm start uses the same energy under both, within ±5 %."),
        response(cells.get(0), cold, 1.81),
        response(cells.get(2), cells.get(3), 1.07));
  }

  static Contrast energy(
      CellSummary baseline, CellSummary other, Interval ratio, Verdict verdict, String sentence) {
    return contrast(
        baseline,
        other,
        "net energy per invocation",
        true,
        ratio,
        verdict,
        sentence,
        List.of(
            new Gate(
                Gate.Kind.TOO_FEW_BLOCKS,
                Gate.Severity.NOTE,
                "12 blocks are too few to rule out correlation between blocks; 20 are enough.")));
  }

  static Contrast response(CellSummary baseline, CellSummary other, double ratio) {
    return contrast(
        baseline,
        other,
        "p50 response time",
        false,
        new Interval(ratio, ratio * 0.96, ratio * 1.04),
        ratio > 1.1 ? Verdict.MORE : Verdict.MORE_WITHIN_MARGIN,
        "The median response takes " + ratio + " times as long.",
        List.of());
  }

  /** A ratio of which nothing is known. */
  static Contrast unknown(CellSummary baseline, CellSummary other) {
    return contrast(
        baseline,
        other,
        "p50 response time",
        false,
        Interval.UNKNOWN,
        Verdict.INCONCLUSIVE,
        "Too few calls to compare response times.",
        List.of());
  }

  private static Contrast contrast(
      CellSummary baseline,
      CellSummary other,
      String metric,
      boolean primary,
      Interval ratio,
      Verdict verdict,
      String sentence,
      List<Gate> gates) {
    return new Contrast(
        baseline.id(),
        other.id(),
        other.comparisonKey(),
        metric,
        primary,
        baseline.trials().size(),
        ratio,
        stretched(ratio, 1.15),
        stretched(ratio, 0.83),
        Double.isFinite(ratio.high()) ? OptionalDouble.of(ratio.value()) : OptionalDouble.empty(),
        verdict,
        sentence,
        points(ratio, baseline.trials().size()),
        gates,
        primary
            ? new Precision(0.95, OptionalDouble.of(0.08), 0.025, OptionalInt.of(54))
            : Precision.UNSAID,
        primary && ratio.bounded() ? Optional.of(others(ratio)) : Optional.empty());
  }

  private static Sensitivity others(Interval ratio) {
    Estimate near = new Estimate(ratio.value() * 1.01, ratio.low() * 1.01, ratio.high() * 1.01);
    return new Sensitivity(Optional.of(near), Optional.of(new Sensitivity.Ranks(near, 0.001)));
  }

  private static Interval stretched(Interval ratio, double factor) {
    return new Interval(
        ratio.value(),
        ratio.value() - (ratio.value() - ratio.low()) * factor,
        ratio.value() + (ratio.high() - ratio.value()) * factor);
  }

  private static List<Contrast.RatioPoint> points(Interval ratio, int blocks) {
    List<Contrast.RatioPoint> points = new ArrayList<>();
    double spread = ratio.bounded() ? (ratio.high() - ratio.low()) : ratio.value() / 3;
    for (int block = 0; block < blocks; block++) {
      double value = ratio.value() + spread * StrictMath.sin(block * 2.7 + 0.4);
      points.add(new Contrast.RatioPoint(block, value, block % 3 != 1));
    }
    return points;
  }
}
