package io.whiskwatt.results.compare;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.results.stats.MeanInterval;
import io.whiskwatt.results.usage.SandboxMemory;
import io.whiskwatt.results.usage.TrialUsage;
import io.whiskwatt.results.usage.UsageOfCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The usage of one cell as its summary: the block is the replicate here as well. */
final class UsageAnalysis {
  private final List<TrialUsage> trials;
  private final List<TrialUsage> attributed;
  private final SandboxMemory memory;

  private UsageAnalysis(UsageOfCell usage) {
    trials = usage.trials().stream().filter(trial -> sent(trial) > 0).toList();
    attributed = trials.stream().filter(trial -> trial.microjoules().isPresent()).toList();
    memory = usage.memory();
  }

  /** Empty where nothing is known. */
  static Optional<CellUsage> of(String cell, UsageOfCell usage) {
    UsageAnalysis analysis = new UsageAnalysis(usage);
    return analysis.trials.isEmpty() ? Optional.empty() : Optional.of(analysis.summary(cell));
  }

  private CellUsage summary(String cell) {
    List<CellUsage.Row> rows = new ArrayList<>();
    for (ProcessGroup group : ProcessGroup.values()) {
      boolean concerned =
          group == ProcessGroup.OTHER
              || trials.stream().anyMatch(trial -> trial.work().cpuSeconds(group) > 0)
              || memory.busyBytes(group) > 0
              || memory.idleBytes(group) > 0;
      if (concerned) {
        rows.add(row(group));
      }
    }
    return new CellUsage(
        cell,
        trials.size(),
        attributed.size(),
        rows,
        mean(trial -> trial.work().busySeconds() / trial.trial().seconds()),
        mean(trial -> trial.work().stealShare()),
        known(trial -> trial.work().frequencyHertz()),
        known(trial -> trial.work().temperatureCelsius()));
  }

  private CellUsage.Row row(ProcessGroup group) {
    boolean part = SandboxMemory.GROUPS.contains(group);
    return new CellUsage.Row(
        group,
        Interval.of(
            MeanInterval.of(
                blocks(trials, trial -> trial.work().cpuSeconds(group) / sent(trial)), 0.95)),
        average(blocks(attributed, trial -> joules(trial, group) / sent(trial))),
        part ? memory.idleBytes(group) : Double.NaN,
        part ? memory.busyBytes(group) : Double.NaN);
  }

  private static long sent(TrialUsage trial) {
    return trial.trial().calls().outcomes().sent();
  }

  private static double joules(TrialUsage trial, ProcessGroup group) {
    return trial.microjoules().map(parts -> parts.getOrDefault(group, 0L)).orElse(0L) / 1e6;
  }

  /** One value per block: the mean over its trials. */
  private static double[] blocks(List<TrialUsage> trials, ToDoubleFunction<TrialUsage> value) {
    Map<Integer, List<Double>> blocks = new TreeMap<>();
    for (TrialUsage trial : trials) {
      blocks
          .computeIfAbsent(trial.trial().block(), block -> new ArrayList<>())
          .add(value.applyAsDouble(trial));
    }
    return blocks.values().stream()
        .mapToDouble(
            values -> values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN))
        .toArray();
  }

  private double mean(ToDoubleFunction<TrialUsage> value) {
    return average(blocks(trials, value));
  }

  private OptionalDouble known(Function<TrialUsage, OptionalDouble> value) {
    return trials.stream()
        .map(value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private static double average(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? Double.NaN : sum / values.length;
  }
}
