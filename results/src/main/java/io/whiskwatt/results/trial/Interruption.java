package io.whiskwatt.results.trial;

import io.whiskwatt.energy.CheckReadings;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All times at which readings of one machine were missing for one reason.
 *
 * @param times how often
 * @param seconds how long in all
 * @param trials how many trials have no energy because of it
 */
public record Interruption(NodeId node, GapReason reason, int times, double seconds, int trials) {

  /** Those of a run, in the order in which they began. */
  public static List<Interruption> of(RunData run, NodeClocks clocks, List<CellTrials> cells) {
    Map<Key, List<RunData.SessionGap>> gaps = new LinkedHashMap<>();
    for (RunData.SessionGap gap : run.gaps()) {
      // What a check missed costs no trial; its own windows tell of it.
      if (!CheckReadings.isMarked(gap.gap().node())) {
        gaps.computeIfAbsent(
                new Key(gap.gap().node(), gap.gap().reason()), key -> new ArrayList<>())
            .add(gap);
      }
    }
    return gaps.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue(), clocks, cells))
        .toList();
  }

  private record Key(NodeId node, GapReason reason) {}

  private static Interruption of(
      Key key, List<RunData.SessionGap> gaps, NodeClocks clocks, List<CellTrials> cells) {
    double seconds =
        gaps.stream().mapToDouble(gap -> gap.gap().toNanos() - gap.gap().fromNanos()).sum() / 1e9;
    long trials =
        cells.stream()
            .filter(cell -> cell.nodes().contains(key.node()))
            .flatMap(cell -> cell.trials().stream())
            .filter(Interruption::isLost)
            .filter(trial -> gaps.stream().anyMatch(gap -> touches(gap, trial.step(), clocks)))
            .count();
    return new Interruption(key.node(), key.reason(), times(gaps), seconds, (int) trials);
  }

  private static boolean isLost(Trial trial) {
    return trial.energy() instanceof TrialEnergy.Lost;
  }

  /** What is told piece by piece while it lasts is one. */
  private static int times(List<RunData.SessionGap> gaps) {
    int times = 0;
    for (int i = 0; i < gaps.size(); i++) {
      boolean goesOn =
          i > 0
              && gaps.get(i).session() == gaps.get(i - 1).session()
              && gaps.get(i).gap().fromNanos() == gaps.get(i - 1).gap().toNanos();
      times += goesOn ? 0 : 1;
    }
    return times;
  }

  private static boolean touches(RunData.SessionGap gap, StepRecord step, NodeClocks clocks) {
    EnergyLog.Gap missing = gap.gap();
    NodeClock clock = clocks.clock(gap.session(), missing.node());
    return gap.session() == step.session()
        && missing.fromNanos() < clock.nodeNanos(step.endNanos())
        && missing.toNanos() > clock.nodeNanos(step.startNanos());
  }
}
