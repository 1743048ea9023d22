package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.finding.Steadiness.Kind;
import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Course;
import io.whiskwatt.results.trial.Trial;
import java.util.NavigableMap;

/**
 * Whether response times move within the windows of a cell: the first tenth of each window against
 * its second half (the comparison of Geweke 1992), by medians, with the scatter of the blocks in
 * place of a spectral density.
 */
final class Courses {
  /** Relative difference of the medians that matters. */
  static final double LIMIT = 0.05;

  private static final int BLOCKS_NEEDED = 4;

  private Courses() {}

  static Steadiness of(CellTrials cell) {
    NavigableMap<Integer, Double> logs =
        Blocks.means(cell.trials(), Trial::block, trial -> logRatio(trial.course()));
    if (logs.size() < BLOCKS_NEEDED) {
      return finding(
          cell,
          Double.NaN,
          false,
          "Whether response times move within the windows cannot be told: "
              + logs.size()
              + " blocks have calls at their begin and at their end, "
              + BLOCKS_NEEDED
              + " are needed.");
    }
    Estimate log = Blocks.interval(logs);
    double change = Math.expm1(log.value());
    if (Math.abs(change) <= LIMIT) {
      return finding(cell, change, true, steady(change));
    }
    return log.contains(0)
        ? finding(cell, Double.NaN, false, unknown(change, log))
        : finding(cell, change, false, moved(change));
  }

  private static Steadiness finding(
      CellTrials cell, double change, boolean steady, String sentence) {
    return new Steadiness(cell.cell().id(), Kind.WARM_UP, change, LIMIT, steady, sentence);
  }

  private static double logRatio(Course course) {
    return course.first().count() == 0 || course.last().count() == 0
        ? Double.NaN
        : Math.log((double) course.first().quantile(0.5) / course.last().quantile(0.5));
  }

  private static String steady(double change) {
    return "Response times in the first tenth of the windows are those of their second half ("
        + Spoken.percent(Math.abs(change))
        + " apart in the median): no sign of a warm-up in what was measured.";
  }

  private static String unknown(double change, Estimate log) {
    return "Whether response times move within the windows cannot be told: those of the first tenth"
        + " are "
        + Spoken.percent(change)
        + " longer than those of their second half in the median (95 % interval "
        + Spoken.percent(Math.expm1(log.low()))
        + " to "
        + Spoken.percent(Math.expm1(log.high()))
        + "). More blocks would tell.";
  }

  private static String moved(double change) {
    String what =
        "Response times in the first tenth of the windows are "
            + Spoken.percent(Math.abs(change))
            + (change > 0 ? " longer" : " shorter")
            + " than in their second half: ";
    return what
        + (change > 0
            ? "something was still warming up, and the cell's numbers are a mixture of both;"
                + " lengthen warm-up in the design."
            : "work piles up or the machine slows down in the course of a window, and the cell's"
                + " numbers depend on its length.");
  }
}
