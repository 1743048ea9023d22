package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.results.compare.AcrossRuns;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.report.RunsTable;
import io.whiskwatt.results.report.TextTable;
import io.whiskwatt.results.store.RunData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Analyses runs again from their files, and may hold conditions against them. */
@Command(
    name = "compare",
    description = {
      "Analyse a run again from its files, or hold several against each other, and check conditions.",
      "",
      "Of several runs the first is the baseline of the others: of releases, say. They must have been"
          + " measured on the same hardware with the same energy sources, isolation, windows and"
          + " loads; what else changed is told. Conditions are then held against the ratios of the"
          + " runs, else against those of the platforms."
    },
    footer = {
      "A condition is METRIC > CHANGE or METRIC < CHANGE; metrics are energy_net, response_p50 and"
          + " response_p99 (of several runs). It is met when the whole 95 %% interval of the ratio"
          + " lies beyond the change. Then, and where there is no verdict to hold it against, the exit"
          + " code is 1; runs that do not fit each other end with 2.",
      "",
      "The ending of FILE chooses the format: .txt, .md, .csv or .json.",
      "",
      "Examples:",
      "  compare results/runs/quick-20260101T120000Z --fail-if 'energy_net > +10%%'",
      "  compare results/v1 results/v2 results/v3 --fail-if 'energy_net > +5%%' --annotations github"
    })
final class CompareCommand implements Callable<Integer> {
  private static final int COLUMNS = 100;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Results folders.")
  private final List<Path> folders = new ArrayList<>();

  @Option(
      names = "--fail-if",
      paramLabel = "CONDITION",
      description = "End with 1 when this is met. May be given several times.")
  private final List<String> conditions = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Of several runs: write their ratios to this file as well.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--annotations",
      paramLabel = "KIND",
      description = "github: print what came of the conditions as GitHub's annotations.")
  private Optional<String> annotations = Optional.empty();

  @Mixin private FactorOptions factors = new FactorOptions();

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    List<Threshold> thresholds = Threshold.parse(conditions);
    checkOptions();
    List<RunData> runs = folders.stream().map(RunData::read).toList();
    List<Threshold.Ratio> ratios = runs.size() > 1 ? several(runs) : one(runs.get(0));
    return (pass(thresholds, ratios) ? ExitCode.OK : ExitCode.ANSWER_IS_NO).number();
  }

  private void checkOptions() {
    List<Problem> problems = new ArrayList<>();
    annotations
        .filter(kind -> !kind.equals(Annotations.GITHUB))
        .ifPresent(
            kind ->
                problems.add(
                    Problem.of(
                        "\"" + kind + "\" is not a kind of annotations",
                        "write --annotations " + Annotations.GITHUB)));
    output
        .filter(file -> folders.size() < 2)
        .ifPresent(
            file ->
                problems.add(
                    Problem.of(
                        "--output is for the ratios of several runs",
                        "of one run: report DIR --output " + file)));
    output
        .filter(file -> RunsFormat.ofFile(file).isEmpty())
        .ifPresent(
            file ->
                problems.add(
                    Problem.of(
                        "\"" + file + "\" has no ending that names a format",
                        "known endings: " + String.join(", ", RunsFormat.endings()))));
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  private List<Threshold.Ratio> one(RunData run) {
    Comparison comparison = Analysis.of(run, factors.factors());
    say(RunReport.table(comparison, surroundings.terminal()) + "\n");
    return comparison.contrasts().stream().map(Threshold.Ratio::of).toList();
  }

  private List<Threshold.Ratio> several(List<RunData> runs) throws IOException {
    AcrossRuns across = AcrossRuns.of(runs, factors.factors());
    say(RunsTable.text(across, style()) + "\n");
    if (output.isPresent()) {
      Path file = output.get();
      RunsFormat format = RunsFormat.ofFile(file).orElseThrow();
      Files.writeString(file, format.write(across), StandardCharsets.UTF_8);
    }
    return across.ratios().stream().map(Threshold.Ratio::of).toList();
  }

  private TextTable.Style style() {
    return new TextTable.Style(surroundings.terminal().unicode(), false, COLUMNS);
  }

  private boolean pass(List<Threshold> thresholds, List<Threshold.Ratio> ratios) {
    boolean pass = true;
    for (Threshold threshold : thresholds) {
      Threshold.Outcome outcome = threshold.against(ratios);
      outcome.lines().forEach(line -> say(line + "\n"));
      if (annotations.isPresent()) {
        Annotations.of(outcome).forEach(line -> say(line + "\n"));
      }
      pass &= outcome.passes();
    }
    return pass;
  }

  private void say(String text) {
    surroundings.terminal().out().print(text);
    surroundings.terminal().out().flush();
  }
}
