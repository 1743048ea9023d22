package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.stats.IdleNoise;
import io.whiskwatt.results.store.StudyFacts;
import java.util.List;
import java.util.Set;

/**
 * All trials of one cell, in the order of time.
 *
 * @param qualities of the platform's energy source in the sessions that measured the cell
 * @param nodes whose energy was added
 * @param noise of the idle windows of these nodes
 * @param idleWatts mean over the idle windows; NaN without any
 */
public record CellTrials(
    StudyFacts.PlannedCell cell,
    List<Trial> trials,
    Set<Quality> qualities,
    Set<NodeId> nodes,
    IdleNoise noise,
    double idleWatts) {
  public CellTrials {
    trials = List.copyOf(trials);
    qualities = Set.copyOf(qualities);
    nodes = Set.copyOf(nodes);
  }
}
