package io.whiskwatt.results.report.figures;

import io.whiskwatt.plan.Stopping;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Verdict;

/** Verdicts with their margin as a number. */
public final class VerdictWords {
  private VerdictWords() {}

  /** {@code 95 %}, {@code 98.3 %}: what the intervals of ratios hold with. */
  public static String confidence(Comparison comparison, Figures figures) {
    return confidence(1 - alpha(comparison), figures);
  }

  /** The same of one interval. */
  public static String confidence(double confidence, Figures figures) {
    // 0.9 may come as 1 − 2 × 0.05 with a last bit too few.
    return figures.percent(Math.round(confidence * 1e9) / 1e9);
  }

  /** What each decision of a run may err. */
  public static double alpha(Comparison comparison) {
    return comparison.contrasts().stream()
        .mapToDouble(contrast -> contrast.precision().alpha())
        .min()
        .orElse(Stopping.ALPHA);
  }

  /** {@code more, but within ±5 %}. */
  public static String of(Verdict verdict, double margin, Figures figures) {
    return verdict.words().replace("\u03b4", "\u00b1" + figures.percent(margin));
  }
}
