package io.whiskwatt.results.inquiry;

import io.whiskwatt.load.RateStep;
import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.stats.MeanInterval;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.MachineEnergy;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import io.whiskwatt.run.SearchFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Energy at the highest rate within a search's objective: net, of the step that found it, from its
 * opening until the next one opened, less the idle power of its window.
 */
final class Objectives {
  private final RunData run;

  Objectives(RunData run) {
    this.run = run;
  }

  static boolean searched(CellTrials cell) {
    return cell.all().stream().anyMatch(trial -> !SearchFacts.read(trial.step().facts()).isEmpty());
  }

  /** Empty where it is no search, or not known of every block. */
  Optional<Footprint.AtObjective> of(CellTrials cell) {
    if (!searched(cell)) {
      return Optional.empty();
    }
    MachineEnergy energy = MachineEnergy.ofCell(run, cell);
    List<Step> steps = new ArrayList<>();
    for (Trial trial : cell.trials()) {
      Optional<Step> best = best(trial, energy);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      steps.add(best.get());
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Footprint.AtObjective(
                cell.cell().load(),
                steps.stream().mapToDouble(Step::perSecond).average().orElse(Double.NaN),
                MeanInterval.of(
                    steps.stream().mapToDouble(Step::netJoules).toArray(), Blocks.CONFIDENCE)));
  }

  private record Step(double perSecond, double netJoules) {}

  private static Optional<Step> best(Trial trial, MachineEnergy machines) {
    List<SearchFacts.Step> steps = SearchFacts.read(trial.step().facts());
    int best = -1;
    for (int i = 0; i < steps.size(); i++) {
      boolean met = steps.get(i).finding() == RateStep.Finding.MET;
      boolean higher = best < 0 || steps.get(i).askedPerSecond() > steps.get(best).askedPerSecond();
      best = met && higher ? i : best;
    }
    if (best < 0) {
      return Optional.empty();
    }
    SearchFacts.Step step = steps.get(best);
    int number = best;
    return trial
        .knownEnergy()
        .flatMap(energy -> netJoules(trial, number, machines, energy))
        .map(net -> new Step(step.askedPerSecond(), net / (step.slots() - step.dropped())))
        .filter(known -> Double.isFinite(known.netJoules()));
  }

  private static Optional<Double> netJoules(
      Trial trial, int number, MachineEnergy machines, TrialEnergy.Known energy) {
    List<Long> openings = SearchFacts.openings(trial.step().facts());
    long from = openings.get(number);
    long to = number + 1 < openings.size() ? openings.get(number + 1) : trial.step().endNanos();
    OptionalDouble gross = machines.joules(trial.step().session(), from, to);
    return gross.isPresent()
        ? Optional.of(gross.getAsDouble() - energy.idleWatts() * (to - from) / 1e9)
        : Optional.empty();
  }
}
