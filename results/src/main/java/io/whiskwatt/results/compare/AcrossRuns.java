package io.whiskwatt.results.compare;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.results.store.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs of one study after each other, of releases say: every cell that a later run shares with the
 * first.
 *
 * @param runs names of their folders, the baseline first
 * @param comparisons what each run says by itself
 * @param ratios of each later run to the first, run by run
 * @param changes what else differs between the first and a later run, and is part of every ratio
 */
public record AcrossRuns(
    List<String> runs, List<Comparison> comparisons, List<RunRatio> ratios, List<String> changes) {
  public AcrossRuns {
    runs = List.copyOf(runs);
    comparisons = List.copyOf(comparisons);
    ratios = List.copyOf(ratios);
    changes = List.copyOf(changes);
  }

  /**
   * Compares them.
   *
   * @param runs two or more; the first is the baseline
   * @param factors before those of the studies
   * @throws InvalidConfiguration when there are fewer, when they share no cell, or with everything
   *     that makes them no fit for each other: other hardware, energy sources, isolation, windows
   *     or loads
   */
  public static AcrossRuns of(List<RunData> runs, Factors factors) {
    if (runs.size() < 2) {
      throw refused(
          "two runs or more are needed, not " + runs.size(),
          "name the folders of the runs to compare");
    }
    RunData first = runs.get(0);
    List<Problem> problems = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (RunData later : runs.subList(1, runs.size())) {
      Comparability between = new Comparability(first, later);
      problems.addAll(between.problems());
      changes.addAll(between.changes());
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    List<Analysis> analyses = runs.stream().map(run -> Analysis.read(run, factors)).toList();
    return new AcrossRuns(
        runs.stream().map(AcrossRuns::name).toList(),
        analyses.stream().map(Analysis::comparison).toList(),
        new RunRatios(analyses).all(),
        changes);
  }

  /** For people. */
  static String name(RunData run) {
    return Optional.ofNullable(run.folder().getFileName()).orElse(run.folder()).toString();
  }

  private static InvalidConfiguration refused(String message, String hint) {
    return new InvalidConfiguration(List.of(Problem.of(message, hint)));
  }
}
