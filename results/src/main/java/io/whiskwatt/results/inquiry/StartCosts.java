package io.whiskwatt.results.inquiry;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.finding.KeepAlive;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.usage.UsageOfCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** What a cold start costs, of each platform × workload × load with cold and warm cells. */
final class StartCosts {
  private final Map<String, UsageOfCell> usage;
  private final IdlePools pools;

  StartCosts(Map<String, UsageOfCell> usage, IdlePools pools) {
    this.usage = usage;
    this.pools = pools;
  }

  List<StartCost> of(List<CellTrials> cells) {
    List<StartCost> costs = new ArrayList<>();
    for (CellTrials cold : cells) {
      if (cold.cell().start() == StartKind.COLD) {
        warm(cold, cells).flatMap(warm -> cost(cold, warm)).ifPresent(costs::add);
      }
    }
    return costs;
  }

  private static Optional<CellTrials> warm(CellTrials cold, List<CellTrials> cells) {
    StudyFacts.PlannedCell wanted = cold.cell();
    return cells.stream()
        .filter(other -> other.cell().start() == StartKind.WARM)
        .filter(other -> other.cell().platform().equals(wanted.platform()))
        .filter(other -> other.cell().workload().equals(wanted.workload()))
        .filter(other -> other.cell().load().equals(wanted.load()))
        .findFirst();
  }

  private Optional<StartCost> cost(CellTrials cold, CellTrials warm) {
    StudyFacts.PlannedCell cell = cold.cell();
    Optional<IdlePool> pool = pools.of(cell.platform());
    ColdStart start = new ColdStart(arm(cold), arm(warm), pool);
    NavigableMap<Integer, Double> joules = start.joules();
    if (joules.isEmpty()) {
      return Optional.empty();
    }
    Estimate each = Blocks.interval(joules);
    Optional<KeepAlive> kept = pool.map(known -> KeepAlives.of(known, joules));
    List<String> limits = new ArrayList<>(start.limits());
    pool.ifPresent(known -> limits.addAll(known.limits()));
    return Optional.of(
        new StartCost(
            cell.platform(),
            cell.workload(),
            cell.load(),
            joules.size(),
            each,
            kept,
            limits,
            sentence(cell, each, kept)));
  }

  private ColdStart.Arm arm(CellTrials cell) {
    return ColdStart.Arm.of(cell, Optional.ofNullable(usage.get(cell.cell().id())).orElseThrow());
  }

  private static String sentence(
      StudyFacts.PlannedCell cell, Estimate joules, Optional<KeepAlive> kept) {
    String start =
        "A cold start of " + cell.workload() + " on " + cell.platform() + " takes " + more(joules);
    return start + kept.map(known -> " " + KeepAlives.sentence(known)).orElse("");
  }

  private static String more(Estimate joules) {
    String amount = Spoken.estimate(joules, "J");
    if (!joules.bounded()) {
      return amount
          + " more than a warm one, from a single block: how sure that is cannot be said.";
    }
    return joules.contains(0)
        ? amount + " more than a warm one: that it takes more at all is not certain."
        : amount + " more than a warm one.";
  }
}
