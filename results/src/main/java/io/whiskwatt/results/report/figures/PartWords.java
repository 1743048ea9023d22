package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.PartSummary;
import io.whiskwatt.results.trial.StartCounts;

/** What is said of the parts of a mix. */
public final class PartWords {
  /** What every table of parts must say beside them. */
  public static final String ENERGY =
      "Energy is per invocation of the mix, whichever part it was: what each part used is not told"
          + " apart. Response times of the whole mix are those of all its parts together.";

  private PartWords() {}

  /** {@code 75 %} of the calls that were dealt; the weights ask for a share close to it. */
  public static String share(CellSummary cell, PartSummary part, Figures figures) {
    long all = cell.parts().stream().mapToLong(PartWords::dealt).sum();
    return figures.percent((double) dealt(part) / all);
  }

  private static long dealt(PartSummary part) {
    return part.outcomes().sent() + part.outcomes().dropped();
  }

  /** {@code 239 cold, 1 warm}; nothing where none reached a sandbox. */
  public static String starts(PartSummary part, Figures figures) {
    StartCounts starts = part.starts();
    return starts.all() == 0 ? "none" : StartWords.counts(starts, figures);
  }
}
