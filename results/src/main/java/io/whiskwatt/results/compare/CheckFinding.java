package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.trial.CheckedSource;
import java.util.List;

/**
 * What a second energy source says of the first: both over the same windows. No verdict rests on
 * it.
 *
 * @param platforms that the two meter
 * @param sentence what was found, for people
 * @param machines whether both read the same ones
 * @param points of all windows that both saw
 * @param lost windows of which one of them knows nothing
 * @param slope of the check's mean power over that of the source, with its 95 % interval
 * @param interceptWatts what the check shows where the source shows nothing
 * @param squared r²
 */
public record CheckFinding(
    List<String> platforms,
    Source counted,
    Source check,
    String sentence,
    CheckedSource.Machines machines,
    List<Point> points,
    int lost,
    Interval slope,
    Interval interceptWatts,
    double squared) {
  public CheckFinding {
    platforms = List.copyOf(platforms);
    points = List.copyOf(points);
  }

  /**
   * One of the two.
   *
   * @param domains that are summed, each once
   * @param resolutionJoules 0: not known
   */
  public record Source(
      String key,
      Quality quality,
      List<String> domains,
      double samplingSeconds,
      double updateSeconds,
      double resolutionJoules,
      String provenance) {
    public Source {
      domains = List.copyOf(domains);
    }
  }

  /**
   * One window.
   *
   * @param label the cell's id, or the idle condition
   * @param idle true: nothing ran
   * @param joules by the source that counts
   * @param checkJoules by the check
   * @param uncertaintyJoules one standard deviation
   */
  public record Point(
      String label,
      boolean idle,
      int block,
      int session,
      double seconds,
      double joules,
      double checkJoules,
      double uncertaintyJoules,
      double checkUncertaintyJoules) {
    /** Mean power by the source that counts. */
    public double watts() {
      return joules / seconds;
    }

    /** Mean power by the check. */
    public double checkWatts() {
      return checkJoules / seconds;
    }
  }
}
