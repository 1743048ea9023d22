package io.whiskwatt.results.compare;

import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.Holm;
import io.whiskwatt.results.stats.LogMean;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets median response times decide where a study asked for it: their comparisons become the family
 * that is adjusted, and those of energy are judged each by itself.
 */
final class PrimaryTimes {
  private final double margin;
  private final double alpha;

  /**
   * Of a study.
   *
   * @param margin δ
   * @param alpha of each decision, over the whole family
   */
  PrimaryTimes(double margin, double alpha) {
    this.margin = margin;
    this.alpha = alpha;
  }

  /** The same comparisons in the same order; their sentences are those from before. */
  List<Contrast> decide(List<Contrast> contrasts) {
    List<Contrast> family = contrasts.stream().filter(PrimaryTimes::decides).toList();
    List<Holm.Decision> adjusted = Holm.adjust(family.stream().map(this::decision).toList());
    List<Contrast> decided = new ArrayList<>();
    for (Contrast contrast : contrasts) {
      int place = family.indexOf(contrast);
      if (place >= 0) {
        boolean above = contrast.ratio().value() > 1;
        Estimate wide = logarithm(contrast).interval(1 - alpha / family.size());
        decided.add(
            contrast.judged(
                true, Decisions.verdict(adjusted.get(place), above, alpha), Interval.of(wide)));
      } else {
        decided.add(descriptive(contrast));
      }
    }
    return decided;
  }

  private static boolean isTime(Contrast contrast) {
    return contrast.metric().equals(ResponseContrast.METRIC);
  }

  private static boolean decides(Contrast contrast) {
    return isTime(contrast) && contrast.verdict() != Verdict.NONE && contrast.ratio().bounded();
  }

  private Contrast descriptive(Contrast contrast) {
    Verdict verdict =
        contrast.primary() && contrast.verdict() != Verdict.NONE
            ? Decisions.verdict(contrast.ratio(), contrast.equivalence(), margin)
            : contrast.verdict();
    return contrast.judged(isTime(contrast), verdict, contrast.simultaneous());
  }

  private Holm.Decision decision(Contrast contrast) {
    LogMean log = logarithm(contrast);
    return new Holm.Decision(log.directionP(), log.equivalenceP(margin));
  }

  /** Its interval is Student's in ln θ, with a degree of freedom less than there are blocks. */
  private LogMean logarithm(Contrast contrast) {
    Interval ratio = contrast.ratio();
    return LogMean.of(
        new Estimate(ratio.value(), ratio.low(), ratio.high()), 1 - alpha, contrast.blocks() - 1);
  }
}
