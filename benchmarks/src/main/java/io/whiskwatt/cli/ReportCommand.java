package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a run again, in one of several formats. */
@Command(
    name = "report",
    description = "Write the report of a run again from its files.",
    footer =
        "The ending of FILE chooses the format: .html (the default, DIR/report.html), .md, .csv (a"
            + " row per cell), .json (everything, for programs), .tex (tables for a paper, with"
            + " booktabs), .txt (the table of the terminal).")
final class ReportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "A results folder.")
  private Path folder = Path.of("");

  @Option(names = "--output", paramLabel = "FILE", description = "Where to write it.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--with",
      paramLabel = "DIR2",
      description = {
        "Take a second run of the same two clusters together with it: one in which the clusters"
            + " swapped their runtimes (design level L2), or one with the baseline's runtime on"
            + " both (L3). FILE is then DIR/together.html unless it is named."
      })
  private Optional<Path> second = Optional.empty();

  @Mixin private FactorOptions factors = new FactorOptions();

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path file = output.orElseGet(this::usual);
    ReportFormat format = format(file);
    Comparison comparison = comparison();
    Files.writeString(file, format.write(comparison), StandardCharsets.UTF_8);
    surroundings.terminal().out().println("Report: " + file);
    return ExitCode.OK.number();
  }

  private Path usual() {
    return folder.resolve(second.isPresent() ? RunFolder.TOGETHER : RunFolder.REPORT);
  }

  private Comparison comparison() {
    RunData run = RunData.read(folder);
    return second
        .map(other -> Analysis.of(run, RunData.read(other), factors.factors()))
        .orElseGet(() -> Analysis.of(run, factors.factors()));
  }

  private static ReportFormat format(Path file) {
    return ReportFormat.ofFile(file)
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    List.of(
                        Problem.of(
                            "\"" + file + "\" has no ending that names a format",
                            "known endings: " + String.join(", ", ReportFormat.endings())))));
  }
}
