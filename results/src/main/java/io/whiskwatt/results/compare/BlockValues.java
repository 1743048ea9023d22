package io.whiskwatt.results.compare;

import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** One value per block of a cell: the mean over its trials there. The block is the replicate. */
final class BlockValues {
  private BlockValues() {}

  /** Net joules per invocation; blocks whose energy is unknown are not in it. */
  static NavigableMap<Integer, Double> net(CellTrials cell) {
    return of(cell, TrialEnergy.Known::netJoules);
  }

  /** Gross joules per invocation. */
  static NavigableMap<Integer, Double> gross(CellTrials cell) {
    return of(cell, TrialEnergy.Known::grossJoules);
  }

  /** What the generator's own calls took of it, per invocation; all 0 where that is not known. */
  static NavigableMap<Integer, Double> generator(CellTrials cell) {
    return of(cell, TrialEnergy.Known::generatorJoules);
  }

  /** u(E_net) per invocation. */
  static NavigableMap<Integer, Double> uncertainty(CellTrials cell) {
    return of(cell, known -> known.uncertainty().joules());
  }

  private static NavigableMap<Integer, Double> of(
      CellTrials cell, ToDoubleFunction<TrialEnergy.Known> joules) {
    NavigableMap<Integer, List<Double>> byBlock = new TreeMap<>();
    for (Trial trial : cell.trials()) {
      trial
          .knownEnergy()
          .map(known -> joules.applyAsDouble(known) / trial.calls().outcomes().sent())
          .ifPresent(
              value ->
                  byBlock.computeIfAbsent(trial.block(), block -> new ArrayList<>()).add(value));
    }
    NavigableMap<Integer, Double> means = new TreeMap<>();
    byBlock.forEach((block, values) -> means.put(block, mean(values)));
    return means;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
