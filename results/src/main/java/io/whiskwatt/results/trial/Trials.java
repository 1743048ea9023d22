package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads all trials of a run. */
public final class Trials {
  /** The condition of steps that are trials. */
  public static final String MEASURE = "measure";

  private final RunData run;
  private final Buckets buckets;
  private final Map<String, List<StepRecord>> steps;

  /** Many cells share their machines. */
  private final Map<EnergyOfCell.Where, EnergyOfCell> energies = new HashMap<>();

  private Trials(RunData run, Buckets buckets) {
    this.run = run;
    this.buckets = buckets;
    this.steps =
        run.steps().stream()
            .filter(step -> step.key().condition().equals(MEASURE))
            .collect(Collectors.groupingBy(step -> step.key().cell()));
  }

  /** The cells of the study in its order; one without trials has none. */
  public static List<CellTrials> of(RunData run, Buckets buckets) {
    Trials trials = new Trials(run, buckets);
    return run.study().cells().stream().map(trials::cell).toList();
  }

  private CellTrials cell(StudyFacts.PlannedCell cell) {
    Map<StepRecord, TrialCounter.Counted> counted = new LinkedHashMap<>();
    for (StepRecord step : steps.getOrDefault(cell.id(), List.of())) {
      counted.put(step, TrialCounter.read(run, step, buckets));
    }
    Served served =
        counted.values().stream()
            .map(trial -> trial.calls().served())
            .reduce(Served.NONE, Served::plus);
    EnergyOfCell energy =
        energies.computeIfAbsent(
            EnergyOfCell.Where.of(run, cell.platform(), served),
            where -> new EnergyOfCell(run, where));
    List<Trial> trials = new ArrayList<>();
    counted.forEach(
        (step, of) ->
            trials.add(
                new Trial(step, cell, of.calls(), energy.of(step), of.parts(), of.course())));
    Set<Quality> qualities =
        trials.stream()
            .map(trial -> energy.quality(trial.step().session()))
            .collect(Collectors.toSet());
    return new CellTrials(
        cell,
        trials,
        List.of(),
        qualities,
        energy.metered(),
        energy.noise(),
        energy.idleWatts(),
        nodeNets(cell, served, trials));
  }

  /** Where every invocation's machine is known and metered. */
  private List<NodeNet> nodeNets(StudyFacts.PlannedCell cell, Served served, List<Trial> trials) {
    boolean known = served.unknown() == 0 && served.nodes().size() > 1;
    Optional<Set<NodeId>> nodes =
        known ? EnergyOfCell.Where.of(run, cell.platform(), served).served() : Optional.empty();
    return nodes.stream()
        .flatMap(Set::stream)
        .sorted(Comparator.comparing(NodeId::value))
        .map(node -> nodeNet(cell, node, trials))
        .toList();
  }

  private NodeNet nodeNet(StudyFacts.PlannedCell cell, NodeId node, List<Trial> trials) {
    EnergyOfCell energy =
        energies.computeIfAbsent(
            new EnergyOfCell.Where(cell.platform(), Optional.of(Set.of(node))),
            where -> new EnergyOfCell(run, where));
    Map<Integer, List<Double>> byBlock = new TreeMap<>();
    for (Trial trial : trials) {
      long served = trial.calls().served().nodes().getOrDefault(node, 0L);
      if (served > 0 && energy.of(trial.step()) instanceof TrialEnergy.Known used) {
        byBlock
            .computeIfAbsent(trial.block(), block -> new ArrayList<>())
            .add(used.netJoules() / served);
      }
    }
    Map<Integer, Double> means = new TreeMap<>();
    byBlock.forEach(
        (block, values) ->
            means.put(
                block, values.stream().mapToDouble(Double::doubleValue).sum() / values.size()));
    return new NodeNet(node, means);
  }
}
