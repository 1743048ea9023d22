package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.StudySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Carries out a study file, or goes on with a run. */
@Command(
    name = "run",
    description = "Run a study, or go on with one that was interrupted or killed.",
    footer = {
      "Examples:",
      "  run my.yaml --dry-run     what it would do, how long it takes, limits it would hit",
      "  run my.yaml --dry-run --like DIR   also: what energy can be told, by that run's machines",
      "  run my.yaml               results go to results/runs/<study>-<UTC time>",
      "  run my.yaml --live        the same, with a page to watch it on",
      "  run --resume DIR          go on; what was committed is not repeated",
      "  run --resume DIR --extend 20   20 blocks more, where the study declared further looks",
      "  run my.yaml --cleanup     remove what killed runs of it left on OpenWhisk",
      "",
      "A dry run ends with 1 when a limit would be hit, or when energy could not be told from idle",
      "power by what --like showed; with 3 when a platform or an energy agent",
      "does not answer; the plan is printed in any case."
    })
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "STUDY.yaml", arity = "0..1", description = "The study file.")
  private Optional<Path> study = Optional.empty();

  @Option(names = "--resume", paramLabel = "DIR", description = "Go on in this results folder.")
  private Optional<Path> resume = Optional.empty();

  @Option(
      names = "--extend",
      paramLabel = "BLOCKS",
      description =
          "With --resume: look at a finished run once more, after so many more blocks. The study"
              + " must have declared it (stop: { looks: 3 }).")
  private Optional<Integer> extend = Optional.empty();

  @Option(
      names = "--dry-run",
      description =
          "Print the plan, the time needed and the limits that would be hit; start nothing.")
  private boolean dryRun;

  @Option(
      names = "--cleanup",
      description =
          "Remove every action that killed runs of this study left on its platforms, and nothing"
              + " else. Not while it runs.")
  private boolean cleanUp;

  @Option(
      names = "--like",
      paramLabel = "DIR",
      description =
          "With --dry-run: an earlier run on the same machines, by which to say what energy can be"
              + " told from idle power, and how many blocks that takes.")
  private Optional<Path> like = Optional.empty();

  @Mixin private final LiveOption live = new LiveOption();

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (Stream.of(resume.isPresent(), dryRun, cleanUp).filter(asked -> asked).count() > 1) {
      throw refused("--resume, --dry-run and --cleanup exclude each other", "keep one of them");
    }
    if (extend.isPresent() && (resume.isEmpty() || extend.get() < 1)) {
      throw refused(
          "--extend says how many blocks more a finished run gets",
          "write run --resume DIR --extend 20");
    }
    if (like.isPresent() && !dryRun) {
      throw refused("--like is for a dry run", "write run my.yaml --dry-run --like DIR");
    }
    StudySpec spec = spec();
    StudyRun run = new StudyRun(surroundings, spec, study);
    if (dryRun) {
      surroundings.terminal().out().print(run.plan());
      Outlook outlook = new Outlook(surroundings.terminal().out());
      ExitCode energy = outlook.printEnergy(run.inspectEnergy());
      ExitCode platforms = outlook.print(run.inspect());
      ExitCode detection = detection(spec);
      return Stream.of(energy, platforms, detection)
          .filter(code -> code != ExitCode.OK)
          .findFirst()
          .orElse(ExitCode.OK)
          .number();
    }
    if (cleanUp) {
      return run.cleanUp();
    }
    if (extend.isPresent()) {
      return run.extend(resume.orElseThrow(), extend.get(), live.port());
    }
    return resume.isPresent() ? run.resume(resume.get(), live.port()) : run.begin(live.port());
  }

  private ExitCode detection(StudySpec spec) {
    DetectionAhead ahead = new DetectionAhead(spec, surroundings.terminal().out());
    if (like.isPresent()) {
      return ahead.print(like.get());
    }
    ahead.print();
    return ExitCode.OK;
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
            () -> refused("there is nothing to run", "name a study file, or --resume DIR"));
  }

  private static InvalidConfiguration refused(String message, String hint) {
    return new InvalidConfiguration(List.of(Problem.of(message, hint)));
  }
}
