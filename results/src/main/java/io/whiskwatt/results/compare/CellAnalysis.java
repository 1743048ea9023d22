package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.stats.MeanInterval;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Stages;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All trials of one cell as its summary. */
final class CellAnalysis {
  /** E_net below this many u is "below detection" (one-sided 95 %). */
  private static final double DETECTION = 1.65;

  private final LatencyAnalysis latencies;
  private final Map<NodeId, String> machines;

  /**
   * Of one run.
   *
   * @param machines their names for people
   */
  CellAnalysis(Buckets buckets, Map<NodeId, String> machines) {
    this.machines = machines;
    latencies = new LatencyAnalysis(buckets);
  }

  CellSummary of(CellTrials trials, List<Gate> gates) {
    StudyFacts.PlannedCell cell = trials.cell();
    return new CellSummary(
        cell.id(),
        cell.platform(),
        cell.comparisonKey(),
        cell.workload(),
        cell.start(),
        cell.load(),
        CellCalls.of(trials, machines),
        energy(trials),
        latencies.of(trials, Calls::response),
        latencies.of(trials, Calls::service),
        latencies.of(trials, Calls::lateness),
        stages(trials),
        points(trials),
        cell.parts().stream().map(part -> part(part, trials.ofPart(part.workload()))).toList(),
        gates);
  }

  private PartSummary part(StudyFacts.PlannedPart part, CellTrials trials) {
    return new PartSummary(
        part.workload(),
        part.weight(),
        trials.outcomes(),
        trials.starts(),
        latencies.of(trials, Calls::response));
  }

  private static Optional<EnergyPerInvocation> energy(CellTrials trials) {
    List<Trial> known =
        trials.trials().stream().filter(trial -> trial.knownEnergy().isPresent()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Interval net = interval(BlockValues.net(trials).values());
    double uncertainty = mean(BlockValues.uncertainty(trials).values());
    return Optional.of(
        new EnergyPerInvocation(
            quality(trials),
            net,
            interval(BlockValues.gross(trials).values()),
            generator(BlockValues.generator(trials).values()),
            mean(known, trial -> energy(trial).netJoules() / trial.seconds()),
            mean(known, trial -> energy(trial).idleWatts()),
            uncertainty,
            net.value() < DETECTION * uncertainty));
  }

  private static Optional<Interval> generator(Collection<Double> blocks) {
    return blocks.stream().anyMatch(joules -> joules != 0)
        ? Optional.of(interval(blocks))
        : Optional.empty();
  }

  /** What the numbers are; the lowest of them when sessions differ. */
  static Quality quality(CellTrials trials) {
    return trials.qualities().stream().max(Quality::compareTo).orElse(Quality.NONE);
  }

  private static TrialEnergy.Known energy(Trial trial) {
    return trial.knownEnergy().orElseThrow();
  }

  private static Interval interval(Collection<Double> blocks) {
    return Interval.of(
        MeanInterval.of(blocks.stream().mapToDouble(Double::doubleValue).toArray(), 0.95));
  }

  private static double mean(List<Trial> trials, ToDoubleFunction<Trial> value) {
    return trials.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static Optional<StageMeans> stages(CellTrials trials) {
    return StageMeans.of(
        trials.trials().stream()
            .map(trial -> trial.calls().stages())
            .reduce(Stages.NONE, Stages::plus));
  }

  private static List<TrialPoint> points(CellTrials trials) {
    return trials.all().stream()
        .map(trial -> point(trial, trials.voided().contains(trial)))
        .toList();
  }

  private static TrialPoint point(Trial trial, boolean leftOut) {
    Optional<TrialEnergy.Known> energy = trial.knownEnergy();
    return new TrialPoint(
        trial.block(),
        trial.step().session(),
        trial.step().order(),
        trial.seconds(),
        trial.calls().outcomes().sent(),
        orUnknown(energy, TrialEnergy.Known::netJoules),
        orUnknown(energy, TrialEnergy.Known::grossJoules),
        orUnknown(energy, TrialEnergy.Known::idleWatts),
        orUnknown(energy, known -> known.uncertainty().joules()),
        leftOut);
  }

  private static double orUnknown(
      Optional<TrialEnergy.Known> energy, ToDoubleFunction<TrialEnergy.Known> value) {
    return energy.map(value::applyAsDouble).orElse(Double.NaN);
  }
}
