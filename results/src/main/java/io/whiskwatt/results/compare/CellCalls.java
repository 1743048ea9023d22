package io.whiskwatt.results.compare;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Outcomes;
import io.whiskwatt.results.trial.StartCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What became of the invocations of a cell, those of void trials included.
 *
 * @param machines that served, the busiest first
 * @param unplaced how many ran on a machine that cannot be told
 */
public record CellCalls(
    Outcomes outcomes, StartCounts starts, List<Machine> machines, long unplaced, Lookups lookups) {
  public CellCalls {
    machines = List.copyOf(machines);
  }

  /**
   * One that served.
   *
   * @param name for people; the id where there is no other
   * @param invocations how many, 1 and up
   */
  public record Machine(NodeId id, String name, long invocations) {}

  /**
   * Records that did not come with the reply: how long after the window they were found. No other
   * time holds this one.
   *
   * @param count how many
   * @param medianSeconds NaN without any
   * @param maximumSeconds NaN without any
   */
  public record Lookups(long count, double medianSeconds, double maximumSeconds) {
    /** All records came with their replies. */
    public static final Lookups NONE = new Lookups(0, Double.NaN, Double.NaN);
  }

  /**
   * Sums over all trials.
   *
   * @param names of machines, for people
   */
  static CellCalls of(CellTrials cell, Map<NodeId, String> names) {
    List<Machine> machines =
        cell.served().nodes().entrySet().stream()
            .map(each -> machine(each.getKey(), each.getValue(), names))
            .sorted(
                Comparator.comparingLong(Machine::invocations)
                    .reversed()
                    .thenComparing(Machine::name))
            .toList();
    Tally millis =
        Tally.merged(cell.all().stream().map(trial -> trial.calls().lookupMillis()).toList());
    return new CellCalls(
        cell.outcomes(), cell.starts(), machines, cell.served().unknown(), lookups(millis));
  }

  private static Machine machine(NodeId id, long invocations, Map<NodeId, String> names) {
    return new Machine(id, names.getOrDefault(id, id.value()), invocations);
  }

  private static Lookups lookups(Tally millis) {
    return millis.count() == 0
        ? Lookups.NONE
        : new Lookups(millis.count(), millis.quantile(0.5) / 1e3, millis.quantile(1) / 1e3);
  }
}
