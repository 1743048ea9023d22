package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.RateFinding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Searches for the highest rate, in words. */
public final class RateWords {
  private static final Scale ONE = new Scale(Unit.ONE, 0);

  /** What the rate is, for people. */
  public static final String MEANING =
      "The highest constant rate at which the objective was met, block by block; the interval is"
          + " that of the mean over the blocks. Energy and response times of these cells are over"
          + " all steps of their searches, those that missed the objective included: they are not"
          + " compared.";

  private RateWords() {}

  /** {@code 99.4/s (97.1 to 102)}, with what keeps it from being exact. */
  public static String rate(RateFinding finding, Figures figures) {
    if (Double.isNaN(finding.perSecond().value())) {
      return "none met it in every block";
    }
    String bound = finding.isExact() ? "" : "at least ";
    return bound + figures.value(finding.perSecond(), ONE) + "/s";
  }

  /** The interval of the mean. */
  public static String range(RateFinding finding, Figures figures) {
    return finding.perSecond().bounded() ? figures.range(finding.perSecond(), ONE) : "";
  }

  /** {@code 10 found; 2 met at the highest rate asked}. */
  public static String endings(RateFinding finding, Figures figures) {
    List<RateFinding.Ending> endings =
        finding.blocks().stream().map(RateFinding.Block::ending).toList();
    return Arrays.stream(RateFinding.Ending.values())
        .filter(endings::contains)
        .map(
            ending ->
                figures.count(endings.stream().filter(each -> each == ending).count())
                    + " "
                    + ending.words())
        .collect(Collectors.joining("; "));
  }
}
