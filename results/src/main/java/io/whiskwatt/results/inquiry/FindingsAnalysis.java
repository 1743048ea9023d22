package io.whiskwatt.results.inquiry;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.usage.UsageOfCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything a run says beyond its ratios. */
public final class FindingsAnalysis {
  private final RunData run;
  private final List<CellTrials> cells;
  private final Map<String, UsageOfCell> usage;

  private FindingsAnalysis(RunData run, List<CellTrials> cells, Map<String, UsageOfCell> usage) {
    this.run = run;
    this.cells = cells;
    this.usage = usage;
  }

  /**
   * From one run.
   *
   * @param cells without the numbers of void trials
   * @param usage of each of them, by its id
   * @param factors for grams and money
   */
  public static Findings of(
      RunData run, List<CellTrials> cells, Map<String, UsageOfCell> usage, Factors factors) {
    return new FindingsAnalysis(run, cells, usage).findings(factors);
  }

  private Findings findings(Factors factors) {
    EnergyBalances balances = new EnergyBalances(run);
    Footprints footprints = new Footprints(factors, new Objectives(run));
    return new Findings(
        new StartCosts(usage, new IdlePools(run)).of(cells),
        cells.stream().flatMap(cell -> balances.of(cell, usageOf(cell)).stream()).toList(),
        cells.stream().flatMap(cell -> footprints.of(cell).stream()).toList(),
        cells.stream().flatMap(cell -> MixEnergies.of(cell).stream()).toList(),
        nodes(),
        steadiness());
  }

  private List<NodeRatios> nodes() {
    Map<NodeId, String> names = new HashMap<>();
    run.sessions().stream()
        .flatMap(session -> session.environment().platforms().stream())
        .flatMap(platform -> platform.nodes().stream())
        .forEach(facts -> names.put(facts.node().id(), facts.node().name()));
    return cells.stream()
        .filter(cell -> !Objectives.searched(cell))
        .flatMap(
            cell -> baseline(cell).flatMap(base -> RatiosOfNodes.of(base, cell, names)).stream())
        .toList();
  }

  private UsageOfCell usageOf(CellTrials cell) {
    return Optional.ofNullable(usage.get(cell.cell().id())).orElseThrow();
  }

  private List<Steadiness> steadiness() {
    List<Steadiness> found = new ArrayList<>();
    for (CellTrials cell : cells) {
      // The steps of a search differ by intent.
      if (!cell.trials().isEmpty() && !Objectives.searched(cell)) {
        found.add(Courses.of(cell));
        found.addAll(BlockSeries.of(cell));
        baseline(cell).ifPresent(base -> found.addAll(BlockSeries.of(base, cell)));
        baseline(cell).flatMap(base -> CarryOver.of(base, cell)).ifPresent(found::add);
      }
    }
    found.addAll(Drifts.of(usage.values()));
    return found;
  }

  /** What a cell is compared with: the baseline platform, else with one platform its warm start. */
  private Optional<CellTrials> baseline(CellTrials cell) {
    String platform = run.study().baseline();
    boolean one = cells.stream().allMatch(other -> other.cell().platform().equals(platform));
    return cells.stream()
        .filter(
            other ->
                other.cell().platform().equals(platform)
                    && !other.cell().id().equals(cell.cell().id()))
        .filter(
            other ->
                one
                    ? other.cell().start() == StartKind.WARM
                        && cell.cell().start() == StartKind.COLD
                        && other.cell().workload().equals(cell.cell().workload())
                        && other.cell().load().equals(cell.cell().load())
                    : other.cell().comparisonKey().equals(cell.cell().comparisonKey()))
        .findFirst();
  }
}
