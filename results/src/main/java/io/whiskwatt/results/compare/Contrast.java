package io.whiskwatt.results.compare;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One platform against the baseline, in one workload × start × load.
 *
 * @param metric {@code net energy per invocation} or {@code p50 response time}
 * @param primary true: it belongs to the family that decides, and is adjusted for its size
 * @param ratio other ÷ baseline with its 95 % interval; unbounded where the baseline is not
 *     separated from 0
 * @param simultaneous the same at 1 − 0.05/m
 * @param equivalence the same at 90 %, for the equivalence decision
 * @param typicalRatio exp of the mean of ln ratios, where every value is well above its uncertainty
 * @param verdict adjusted by Holm over the family
 * @param sentence the verdict in words, with its interval and its scope
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
    List<Gate> gates) {
  public Contrast {
    points = List.copyOf(points);
    gates = List.copyOf(gates);
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
        gates);
  }

  /**
   * One block's ratio.
   *
   * @param baselineFirst true: the baseline's trial ran before the other's
   */
  public record RatioPoint(int block, double ratio, boolean baselineFirst) {}
}
