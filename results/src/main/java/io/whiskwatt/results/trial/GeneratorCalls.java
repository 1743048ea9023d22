package io.whiskwatt.results.trial;

import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.StepFacts;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the generator's own calls take where it runs on the machine of a cell, as a study knows that
 * measures it: the net energy of the generator-only window of a block without the sink's share of
 * the process's CPU time, over its calls. It is taken off the trials of that block (method: gates,
 * generator on the same node).
 */
final class GeneratorCalls {
  /** The condition of steps in which the generator sends to a sink of its own. */
  static final String GENERATOR_ONLY = "generator-only";

  /** With more failed calls a window says nothing of calls that do not fail. */
  private static final double MOST_FAILED = 0.01;

  /** By cell and block. */
  private final Map<String, NavigableMap<Integer, PerCall>> cells;

  private GeneratorCalls(Map<String, NavigableMap<Integer, PerCall>> cells) {
    this.cells = cells;
  }

  /**
   * Of the generator-only windows of a run.
   *
   * @param net what these machines took in a window above idle
   */
  static GeneratorCalls of(RunData run, Function<StepRecord, Optional<TrialEnergy.Known>> net) {
    Map<String, NavigableMap<Integer, PerCall>> cells = new HashMap<>();
    run.steps().stream()
        .filter(step -> step.key().condition().equals(GENERATOR_ONLY))
        .forEach(
            step ->
                net.apply(step)
                    .flatMap(known -> PerCall.of(step, known))
                    .ifPresent(found -> add(cells, step, found)));
    return new GeneratorCalls(cells);
  }

  private static void add(
      Map<String, NavigableMap<Integer, PerCall>> cells, StepRecord step, PerCall found) {
    String standsFor = String.valueOf(step.facts().get(StepFacts.STANDS_FOR));
    for (String cell : standsFor.split(",", -1)) {
      cells.computeIfAbsent(cell, key -> new TreeMap<>()).put(step.key().block(), found);
    }
  }

  /** The trial's energy without it; the same where nothing is known of it in the whole run. */
  TrialEnergy.Known without(StepRecord trial, TrialEnergy.Known energy) {
    NavigableMap<Integer, PerCall> blocks = cells.get(trial.key().cell());
    if (blocks == null) {
      return energy;
    }
    PerCall own =
        Optional.ofNullable(blocks.get(trial.key().block()))
            .orElseGet(() -> PerCall.mean(blocks.values()));
    double calls = sent(trial);
    return energy.without(calls * own.joules(), calls * calls * own.variance());
  }

  private static double sent(StepRecord step) {
    return number(step, StepFacts.INVOCATIONS).orElse(0)
        - number(step, StepFacts.DROPPED).orElse(0);
  }

  private static OptionalDouble number(StepRecord step, String fact) {
    return step.facts().get(fact) instanceof Number value
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  /**
   * One window's finding.
   *
   * @param joules per call, any sign
   * @param variance of it
   */
  private record PerCall(double joules, double variance) {
    static Optional<PerCall> of(StepRecord window, TrialEnergy.Known net) {
      double calls = sent(window);
      double failed = number(window, StepFacts.FAILED).orElse(0);
      if (calls == 0 || failed > MOST_FAILED * calls) {
        return Optional.empty();
      }
      double perCall = (1 - sinkShare(window)) / calls;
      double uncertainty = perCall * net.uncertainty().joules();
      return Optional.of(new PerCall(perCall * net.netJoules(), uncertainty * uncertainty));
    }

    /** Of the process's CPU time; 0 where it does not say. */
    private static double sinkShare(StepRecord window) {
      double all = number(window, StepFacts.GENERATOR_CPU_NANOS).orElse(0);
      double sink = number(window, StepFacts.SINK_CPU_NANOS).orElse(0);
      return all > 0 ? Math.min(1, sink / all) : 0;
    }

    /** For a block whose own window is lost. */
    static PerCall mean(Collection<PerCall> others) {
      List<PerCall> all = new ArrayList<>(others);
      double joules = all.stream().mapToDouble(PerCall::joules).average().orElse(0);
      double variances = all.stream().mapToDouble(PerCall::variance).sum();
      return new PerCall(joules, variances / all.size() / all.size());
    }
  }
}
