package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.trial.Outcomes;
import java.util.stream.Collectors;

/** How a cell's invocations failed, as text. */
public final class OutcomeWords {
  private OutcomeWords() {}

  /** {@code 3 unanswered, 2 truncated}: kinds that occurred, the most frequent first. */
  public static String failures(CellSummary cell, Figures figures) {
    Outcomes outcomes = cell.calls().outcomes();
    return outcomes.failures().stream()
        .map(kind -> figures.count(outcomes.of(kind)) + " " + kind.words())
        .collect(Collectors.joining(", "));
  }
}
