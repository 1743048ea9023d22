package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.stats.IdleNoise;
import io.whiskwatt.results.store.StudyFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All trials of one cell, in the order of time.
 *
 * @param trials whose numbers count
 * @param voided that were measured and whose numbers do not count
 * @param qualities of the platform's energy source in the sessions that measured the cell
 * @param metered what the energy was added up from
 * @param noise of the idle windows of these nodes
 * @param idleWatts mean over the idle windows; NaN without any
 * @param nodeNets of each machine that served; empty: one did, or which is not known
 */
public record CellTrials(
    StudyFacts.PlannedCell cell,
    List<Trial> trials,
    List<Trial> voided,
    Set<Quality> qualities,
    Metered metered,
    IdleNoise noise,
    double idleWatts,
    List<NodeNet> nodeNets) {
  private static final Comparator<Trial> BY_TIME =
      Comparator.comparingInt((Trial trial) -> trial.step().session())
          .thenComparingLong(trial -> trial.step().startNanos());

  public CellTrials {
    trials = List.copyOf(trials);
    voided = List.copyOf(voided);
    qualities = Set.copyOf(qualities);
    nodeNets = List.copyOf(nodeNets);
  }

  /** Of which no machine is told apart from the others. */
  public CellTrials(
      StudyFacts.PlannedCell cell,
      List<Trial> trials,
      List<Trial> voided,
      Set<Quality> qualities,
      Metered metered,
      IdleNoise noise,
      double idleWatts) {
    this(cell, trials, voided, qualities, metered, noise, idleWatts, List.of());
  }

  /** Whose energy was added. */
  public Set<NodeId> nodes() {
    return metered.nodes();
  }

  /** Everything that was measured, in the order of time. */
  public List<Trial> all() {
    return Stream.concat(trials.stream(), voided.stream()).sorted(BY_TIME).toList();
  }

  /** The same without the numbers of some of its trials. */
  public CellTrials without(List<Trial> spoiled) {
    List<Trial> sound = new ArrayList<>(trials);
    sound.removeAll(spoiled);
    return new CellTrials(cell, sound, spoiled, qualities, metered, noise, idleWatts, nodeNets);
  }

  /** The same with the invocations of one part of a mix alone. */
  public CellTrials ofPart(String workload) {
    return new CellTrials(
        cell,
        trials.stream().map(trial -> trial.ofPart(workload)).toList(),
        voided.stream().map(trial -> trial.ofPart(workload)).toList(),
        qualities,
        metered,
        noise,
        idleWatts);
  }

  /** What became of all invocations. */
  public Outcomes outcomes() {
    return all().stream()
        .map(trial -> trial.calls().outcomes())
        .reduce(Outcomes.NONE, Outcomes::plus);
  }

  /** How all invocations started. */
  public StartCounts starts() {
    return all().stream()
        .map(trial -> trial.calls().starts())
        .reduce(StartCounts.NONE, StartCounts::plus);
  }

  /** Where all invocations ran. */
  public Served served() {
    return all().stream().map(trial -> trial.calls().served()).reduce(Served.NONE, Served::plus);
  }
}
