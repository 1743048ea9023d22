package io.whiskwatt.results.compare;

import io.whiskwatt.results.precision.Precision;
import io.whiskwatt.results.sensitivity.Sensitivity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One platform against the baseline, in one workload × start × load.
 *
 * @param metric {@code net energy per invocation} or {@code p50 response time}
 * @param primary true: it belongs to the family that decides, and is adjusted for its size
 * @param ratio other ÷ baseline with its interval at 1 − α; unbounded where the baseline is not
 *     separated from 0
 * @param simultaneous the same at 1 − α/m
 * @param equivalence the same at 1 − 2α, for the equivalence decision
 * @param typicalRatio exp of the mean of ln ratios, where every value is well above its uncertainty
 * @param verdict adjusted by Holm over the family
 * @param sentence the verdict in words, with its interval and its scope
 * @param precision says α, 0.05 unless further looks were declared
 * @param sensitivity the same ratio by other methods; empty: by none
 */
public record Contrast(
    String baselineCell,
    String otherCell,
    String comparisonKey,
    String metric,
    boolean primary,
    int blocks,
    Interval ratio,
    Interval simultaneous,
    Interval equivalence,
    OptionalDouble typicalRatio,
    Verdict verdict,
    String sentence,
    List<RatioPoint> points,
    List<Gate> gates,
    Precision precision,
    Optional<Sensitivity> sensitivity) {
  public Contrast {
    points = List.copyOf(points);
    gates = List.copyOf(gates);
  }

  /** With an interval at 95 % of which nothing more is said. */
  public Contrast(
      String baselineCell,
      String otherCell,
      String comparisonKey,
      String metric,
      boolean primary,
      int blocks,
      Interval ratio,
      Interval simultaneous,
      Interval equivalence,
      OptionalDouble typicalRatio,
      Verdict verdict,
      String sentence,
      List<RatioPoint> points,
      List<Gate> gates) {
    this(
        baselineCell,
        otherCell,
        comparisonKey,
        metric,
        primary,
        blocks,
        ratio,
        simultaneous,
        equivalence,
        typicalRatio,
        verdict,
        sentence,
        points,
        gates,
        Precision.UNSAID,
        Optional.empty());
  }

  /** The same, judged in another way. */
  Contrast judged(boolean decides, Verdict changed, Interval adjusted) {
    return new Contrast(
        baselineCell,
        otherCell,
        comparisonKey,
        metric,
        decides,
        blocks,
        ratio,
        adjusted,
        equivalence,
        typicalRatio,
        changed,
        sentence,
        points,
        gates,
        precision,
        sensitivity);
  }

  /** The same with its sentence. */
  Contrast saying(String words) {
    return new Contrast(
        baselineCell,
        otherCell,
        comparisonKey,
        metric,
        primary,
        blocks,
        ratio,
        simultaneous,
        equivalence,
        typicalRatio,
        verdict,
        words,
        points,
        gates,
        precision,
        sensitivity);
  }

  /**
   * One block's ratio.
   *
   * @param baselineFirst true: the baseline's trial ran before the other's
   */
  public record RatioPoint(int block, double ratio, boolean baselineFirst) {}
}
