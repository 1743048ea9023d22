package io.whiskwatt.cli;

import io.whiskwatt.plan.StudySpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Without a command: the quick study, with JMH's habits. */
@Command(
    name = "java -jar benchmarks.jar",
    description = {
      "What a serverless function costs in time and energy, cold and warm, under one isolation"
          + " technology compared with another.",
      "",
      "Without a command, runs the quick study on this machine: the strongest sandbox that can be"
          + " used here against a plain process, in under 90 seconds."
    },
    footer = {
      "Examples:",
      "  java -jar benchmarks.jar                     the quick study",
      "  java -jar benchmarks.jar -l                  its cells",
      "  java -jar benchmarks.jar 'runc.*cold'        only these, with the baseline",
      "  java -jar benchmarks.jar -i 20 -r 5s         more and longer windows",
      "  java -jar benchmarks.jar --print-study >my.yaml",
      "  java -jar benchmarks.jar run my.yaml         the same, after changing what you like",
      "",
      "Exit codes: 0 ok, 1 the answer is no, 2 usage, 3 this machine cannot, 4 the run failed,"
          + " 130 interrupted."
    })
final class QuickCommand implements Callable<Integer> {
  private static final String NAME = "the quick study";

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "REGEXP",
      arity = "0..*",
      description = "Measure only cells whose id one of these matches.")
  private final List<String> patterns = new ArrayList<>();

  @Option(names = "-l", description = "List the cells and stop.")
  private boolean list;

  @Option(
      names = "-p",
      paramLabel = "NAME=A,B",
      description = "Choose platform, workload or start: -p platform=process,runc -p start=cold.")
  private final Map<String, String> parameters = new TreeMap<>();

  @Option(
      names = "-i",
      paramLabel = "BLOCKS",
      description = "Blocks, the replicates of every cell, 2 or more. Default: ${DEFAULT-VALUE}.",
      defaultValue = Pace.BLOCKS)
  private int blocks;

  @Option(
      names = "-r",
      paramLabel = "WINDOW",
      description = "Length of a measuring window. Default: ${DEFAULT-VALUE}.",
      defaultValue = Pace.WINDOW)
  private String window = Pace.WINDOW;

  @Option(
      names = "-w",
      paramLabel = "WARM-UP",
      description = "Unmeasured load before each window. Default: ${DEFAULT-VALUE}.",
      defaultValue = Pace.WARM_UP)
  private String warmUp = Pace.WARM_UP;

  @Option(names = "--print-study", description = "Print the study as YAML and stop.")
  private boolean printStudy;

  @Mixin private final LiveOption live = new LiveOption();

  QuickCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    CellFilter filter = CellFilter.of(patterns);
    Pace pace = Pace.of(blocks, window, warmUp);
    QuickChoice choice = QuickChoice.of(parameters, surroundings.sandboxes());
    QuickStudy all = choice.study(pace);
    QuickStudy study = filter.applyTo(all, Studies.parse(all.yaml(), NAME));
    if (printStudy) {
      surroundings.terminal().out().print(study.yaml());
      return ExitCode.OK.number();
    }
    StudySpec spec = Studies.parse(study.yaml(), NAME);
    return list ? list(spec) : run(choice, spec);
  }

  private int list(StudySpec spec) {
    spec.cells().forEach(cell -> surroundings.terminal().out().println(cell.id()));
    return ExitCode.OK.number();
  }

  private int run(QuickChoice choice, StudySpec spec) throws IOException {
    StudyRun run = new StudyRun(surroundings, spec, Optional.empty());
    choice.notes().forEach(surroundings.terminal().err()::println);
    surroundings.terminal().err().println(QuickChoice.sentence(spec) + " " + run.summary());
    int code = run.begin(live.port());
    if (code == ExitCode.OK.number()) {
      next();
    }
    return code;
  }

  private void next() {
    String command = Invocation.command();
    surroundings
        .terminal()
        .err()
        .println(
            "Next:    "
                + command
                + " -i 30 -r 5s   more and longer windows, narrower intervals\n"
                + "         "
                + command
                + " --print-study >my.yaml   to make it your own\n"
                + "         "
                + command
                + " doctor   what this machine can measure, and how to get more");
  }
}
