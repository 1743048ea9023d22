package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.MeanInterval;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** One value per block: the mean over what was measured there. The block is the replicate. */
final class Blocks {
  static final double CONFIDENCE = 0.95;

  private Blocks() {}

  /** Of the sound trials of a cell; those without a value are left out. */
  static NavigableMap<Integer, Double> of(CellTrials cell, Function<Trial, OptionalDouble> value) {
    return means(cell.trials(), Trial::block, trial -> value.apply(trial).orElse(Double.NaN));
  }

  /** Energy per invocation. */
  static NavigableMap<Integer, Double> perInvocation(
      CellTrials cell, ToDoubleFunction<TrialEnergy.Known> joules) {
    return of(
        cell,
        trial ->
            trial.knownEnergy().stream()
                .mapToDouble(known -> joules.applyAsDouble(known) / sent(trial))
                .findFirst());
  }

  static long sent(Trial trial) {
    return trial.calls().outcomes().sent();
  }

  /** Of anything that belongs to a block; what is not a number is left out. */
  static <T> NavigableMap<Integer, Double> means(
      Collection<T> all, Function<T, Integer> block, ToDoubleFunction<T> value) {
    NavigableMap<Integer, List<Double>> byBlock = new TreeMap<>();
    for (T one : all) {
      double number = value.applyAsDouble(one);
      if (Double.isFinite(number)) {
        byBlock.computeIfAbsent(block.apply(one), key -> new ArrayList<>()).add(number);
      }
    }
    NavigableMap<Integer, Double> means = new TreeMap<>();
    byBlock.forEach((key, values) -> means.put(key, mean(values)));
    return means;
  }

  static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** NaN where the block has none. */
  static double at(Map<Integer, Double> blocks, int block) {
    return Optional.ofNullable(blocks.get(block)).orElse(Double.NaN);
  }

  static double[] values(Map<Integer, Double> blocks) {
    return blocks.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Student's interval of their mean. */
  static Estimate interval(Map<Integer, Double> blocks) {
    return MeanInterval.of(values(blocks), CONFIDENCE);
  }
}
