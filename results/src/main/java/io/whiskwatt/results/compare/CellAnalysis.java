package io.whiskwatt.results.compare;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.stats.MeanInterval;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Stages;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** All trials of one cell as its summary. */
final class CellAnalysis {
  /** E_net below this many u is "below detection" (one-sided 95 %). */
  private static final double DETECTION = 1.65;

  private final LatencyAnalysis latencies;

  CellAnalysis(Buckets buckets) {
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
        sum(trials, Calls::sent),
        sum(trials, Calls::failed),
        sum(trials, Calls::dropped),
        Starts.of(trials).shareAsPlanned(),
        energy(trials),
        latencies.of(trials, Calls::response),
        latencies.of(trials, Calls::service),
        latencies.of(trials, Calls::lateness),
        stages(trials),
        trials.trials().stream().map(CellAnalysis::point).toList(),
        gates);
  }

  static long sum(CellTrials trials, ToLongFunction<Calls> count) {
    return trials.trials().stream().mapToLong(trial -> count.applyAsLong(trial.calls())).sum();
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
            mean(known, trial -> energy(trial).netJoules() / trial.seconds()),
            mean(known, trial -> energy(trial).idleWatts()),
            uncertainty,
            net.value() < DETECTION * uncertainty));
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

  private static Map<String, Double> stages(CellTrials trials) {
    Stages sum =
        trials.trials().stream()
            .map(trial -> trial.calls().stages())
            .reduce(Stages.NONE, Stages::plus);
    Map<String, Double> means = new LinkedHashMap<>();
    if (sum.count() > 0) {
      means.put("client", sum.client() / sum.count());
      means.put("wait", sum.waiting() / sum.count());
      if (sum.inits() > 0) {
        means.put("init", sum.init() / sum.count());
      }
      means.put("run", sum.run() / sum.count());
    }
    return means;
  }

  private static TrialPoint point(Trial trial) {
    Optional<TrialEnergy.Known> energy = trial.knownEnergy();
    return new TrialPoint(
        trial.block(),
        trial.step().session(),
        trial.step().order(),
        trial.seconds(),
        trial.calls().sent(),
        orUnknown(energy, TrialEnergy.Known::netJoules),
        orUnknown(energy, TrialEnergy.Known::grossJoules),
        orUnknown(energy, TrialEnergy.Known::idleWatts),
        orUnknown(energy, known -> known.uncertainty().joules()));
  }

  private static double orUnknown(
      Optional<TrialEnergy.Known> energy, ToDoubleFunction<TrialEnergy.Known> value) {
    return energy.map(value::applyAsDouble).orElse(Double.NaN);
  }
}
