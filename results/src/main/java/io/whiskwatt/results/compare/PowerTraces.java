package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.NodePower;
import io.whiskwatt.results.trial.Trials;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.List;

/** Power over time of every metered node, thinned for display. */
final class PowerTraces {
  private static final int POINTS = 800;

  private PowerTraces() {}

  static List<PowerTrace> of(RunData run) {
    return NodePower.all(run).stream()
        .filter(node -> node.quality() != Quality.NONE)
        .map(node -> trace(run, node))
        .toList();
  }

  private static PowerTrace trace(RunData run, NodePower node) {
    List<PowerTrace.Point> points = new ArrayList<>();
    for (NodePower.Mean mean : node.means(POINTS)) {
      points.add(new PowerTrace.Point(mean.toSeconds(), mean.watts()));
    }
    List<PowerTrace.Window> windows = new ArrayList<>();
    for (StepRecord step : run.steps()) {
      if (step.session() == node.session()) {
        windows.add(window(step, node));
      }
    }
    return new PowerTrace(node.name(), node.session(), node.quality(), points, windows);
  }

  private static PowerTrace.Window window(StepRecord step, NodePower node) {
    boolean measure = step.key().condition().equals(Trials.MEASURE);
    return new PowerTrace.Window(
        node.seconds(step.startNanos()),
        node.seconds(step.endNanos()),
        measure ? "measure" : "idle",
        measure ? step.key().cell() : step.key().condition());
  }
}
