package io.whiskwatt.results.compare;

import io.whiskwatt.results.stats.Holm;

/** The two decisions of a comparison as its words. */
final class Decisions {
  /** Of each decision, over the whole family. */
  static final double ALPHA = 0.05;

  private Decisions() {}

  /**
   * The verdict.
   *
   * @param adjusted p-values, adjusted for the family
   * @param above true: the ratio is estimated above 1
   */
  static Verdict verdict(Holm.Decision adjusted, boolean above) {
    boolean different = adjusted.direction() <= ALPHA;
    boolean equivalent = adjusted.equivalence() <= ALPHA;
    if (different && equivalent) {
      return above ? Verdict.MORE_WITHIN_MARGIN : Verdict.LESS_WITHIN_MARGIN;
    }
    if (different) {
      return above ? Verdict.MORE : Verdict.LESS;
    }
    return equivalent ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
  }

  /** The verdict of a comparison that belongs to no family, from its 95 % and 90 % intervals. */
  static Verdict verdict(Interval ratio, Interval narrow, double margin) {
    boolean different = ratio.low() > 1 || ratio.high() < 1;
    boolean equivalent = narrow.low() >= 1 / (1 + margin) && narrow.high() <= 1 + margin;
    return verdict(new Holm.Decision(different ? 0 : 1, equivalent ? 0 : 1), ratio.value() > 1);
  }
}
