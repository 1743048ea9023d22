package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.StudySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Carries out a study file, or goes on with a run. */
@Command(
    name = "run",
    description = "Run a study, or go on with one that was interrupted or killed.",
    footer = {
      "Examples:",
      "  run my.yaml --dry-run     what it would do, and how long it takes",
      "  run my.yaml               results go to results/runs/<study>-<UTC time>",
      "  run --resume DIR          go on; what was committed is not repeated"
    })
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "STUDY.yaml", arity = "0..1", description = "The study file.")
  private Optional<Path> study = Optional.empty();

  @Option(names = "--resume", paramLabel = "DIR", description = "Go on in this results folder.")
  private Optional<Path> resume = Optional.empty();

  @Option(names = "--dry-run", description = "Print the plan and the time needed; start nothing.")
  private boolean dryRun;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    StudyRun run = new StudyRun(surroundings, spec(), study);
    if (dryRun) {
      surroundings.terminal().out().print(run.plan());
      return ExitCode.OK.number();
    }
    return resume.isPresent() ? run.resume(resume.get()) : run.begin();
  }

  private StudySpec spec() {
    if (resume.isPresent()) {
      return study
          .map(file -> Studies.ofRun(resume.get(), file))
          .orElseGet(() -> Studies.ofRun(resume.get()));
    }
    return study
        .map(Studies::read)
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    List.of(
                        Problem.of(
                            "there is nothing to run", "name a study file, or --resume DIR"))));
  }
}
