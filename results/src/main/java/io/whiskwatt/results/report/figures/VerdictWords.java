package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.Verdict;

/** Verdicts with their margin as a number. */
public final class VerdictWords {
  private VerdictWords() {}

  /** {@code more, but within ±5 %}. */
  public static String of(Verdict verdict, double margin, Figures figures) {
    return verdict.words().replace("\u03b4", "\u00b1" + figures.percent(margin));
  }
}
