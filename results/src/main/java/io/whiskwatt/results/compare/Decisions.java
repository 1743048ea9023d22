package io.whiskwatt.results.compare;

import io.whiskwatt.results.stats.Holm;

/** The two decisions of a comparison as its words. */
final class Decisions {
  private Decisions() {}

  /**
   * The verdict.
   *
   * @param adjusted p-values, adjusted for the family
   * @param above true: the ratio is estimated above 1
   * @param alpha of each decision, over the whole family
   */
  static Verdict verdict(Holm.Decision adjusted, boolean above, double alpha) {
    boolean different = adjusted.direction() <= alpha;
    boolean equivalent = adjusted.equivalence() <= alpha;
    if (different && equivalent) {
      return above ? Verdict.MORE_WITHIN_MARGIN : Verdict.LESS_WITHIN_MARGIN;
    }
    if (different) {
      return above ? Verdict.MORE : Verdict.LESS;
    }
    return equivalent ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
  }

  /** The verdict of a comparison that belongs to no family, from its 1 − α and 1 − 2α intervals. */
  static Verdict verdict(Interval ratio, Interval narrow, double margin) {
    boolean different = ratio.low() > 1 || ratio.high() < 1;
    boolean equivalent = narrow.low() >= 1 / (1 + margin) && narrow.high() <= 1 + margin;
    Holm.Decision decision = new Holm.Decision(different ? 0 : 1, equivalent ? 0 : 1);
    return verdict(decision, ratio.value() > 1, 0.5);
  }
}
