package io.whiskwatt.results.finding;

import io.whiskwatt.results.stats.Estimate;
import java.util.List;

/**
 * What each workload of a mix used, by regression of the windows' energy on their numbers of
 * invocations (method: mixes).
 *
 * @param cell the cell's id
 * @param windows that the regression saw
 * @param parts in the order of the study; empty: it was refused
 * @param unexplainedJoules standard deviation of what the parts leave of a window's energy; NaN: it
 *     was refused
 * @param uncertaintyJoules standard uncertainty of a window's energy
 * @param sentence the result, or why there is none
 */
public record MixEnergy(
    String cell,
    int windows,
    List<Part> parts,
    double unexplainedJoules,
    double uncertaintyJoules,
    String sentence) {
  public MixEnergy {
    parts = List.copyOf(parts);
  }

  /**
   * One workload.
   *
   * @param joules per invocation by ordinary least squares with its 95 % interval
   * @param shownJoules not negative (non-negative least squares), for display
   */
  public record Part(String workload, Estimate joules, double shownJoules) {}
}
