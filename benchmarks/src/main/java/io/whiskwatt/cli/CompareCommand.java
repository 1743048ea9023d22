package io.whiskwatt.cli;

import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Comparisons;
import io.whiskwatt.results.compare.RunRatio;
import io.whiskwatt.results.store.RunData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Analyses runs again from their files, and may hold conditions against them. */
@Command(
    name = "compare",
    description = {
      "Analyse runs again from their files, and hold conditions against them.",
      "",
      "Of several runs the first is the baseline of the others; the conditions are then held against"
          + " the ratios of the runs, else against those of the platforms."
    },
    footer = {
      "A condition is METRIC > CHANGE or METRIC < CHANGE; metrics are energy_net and response_p50."
          + " It is met when the whole 95 %% interval of the ratio lies beyond the change. Then, and"
          + " where there is no verdict to hold it against, the exit code is 1.",
      "",
      "Example:",
      "  compare results/runs/quick-20260101T120000Z --fail-if 'energy_net > +10%%'"
    })
final class CompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Results folders.")
  private final List<Path> folders = new ArrayList<>();

  @Option(
      names = "--fail-if",
      paramLabel = "CONDITION",
      description = "End with 1 when this is met. May be given several times.")
  private final List<String> conditions = new ArrayList<>();

  @Mixin private FactorOptions factors = new FactorOptions();

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<Threshold> thresholds = conditions.stream().map(Threshold::parse).toList();
    List<RunData> runs = folders.stream().map(RunData::read).toList();
    List<Comparison> comparisons =
        runs.stream().map(run -> Analysis.of(run, factors.factors())).toList();
    comparisons.forEach(
        comparison -> say(RunReport.table(comparison, surroundings.terminal()) + "\n"));
    List<Threshold.Ratio> ratios =
        runs.size() > 1 ? acrossRuns(runs) : withinRun(comparisons.get(0));
    return (pass(thresholds, ratios) ? ExitCode.OK : ExitCode.ANSWER_IS_NO).number();
  }

  private List<Threshold.Ratio> acrossRuns(List<RunData> runs) {
    List<RunRatio> ratios = Comparisons.acrossRuns(runs);
    ratios.forEach(ratio -> say(ratio.sentence() + "\n"));
    return ratios.stream().map(Threshold.Ratio::of).toList();
  }

  private static List<Threshold.Ratio> withinRun(Comparison comparison) {
    return comparison.contrasts().stream().map(Threshold.Ratio::of).toList();
  }

  private boolean pass(List<Threshold> thresholds, List<Threshold.Ratio> ratios) {
    boolean pass = true;
    for (Threshold threshold : thresholds) {
      Threshold.Outcome outcome = threshold.against(ratios);
      outcome.lines().forEach(line -> say(line + "\n"));
      pass &= outcome.passes();
    }
    return pass;
  }

  private void say(String text) {
    surroundings.terminal().out().print(text);
    surroundings.terminal().out().flush();
  }
}
