package io.whiskwatt.cli;

import io.whiskwatt.rapl.jmh.EnergyProfiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * JMH as it is, over the benchmarks in this jar, with a short name for our profiler. What JMH
 * prints, how it reacts to an interrupt and how it exits are its own.
 */
@Command(
    name = "jmh",
    description = {
      "Run JMH over the benchmarks in this jar. All arguments are JMH's own; -prof energy adds the"
          + " energy of each operation."
    },
    footer = {
      "Examples:",
      "  jmh -l                         the benchmarks in this jar",
      "  jmh -h                         JMH's own help",
      "  jmh CounterSteps -prof energy  joules of each operation, where RAPL can be read",
      "  jmh -prof energy:source=model  modelled from CPU time where it cannot, labelled so",
      "  jmh -prof energy:help          what else the profiler can be told",
      "",
      "Exit codes are JMH's: 0 ok, 1 anything else."
    })
final class JmhCommand implements Callable<Integer> {
  private static final String NAME = "jmh";
  private static final String PROFILER = "-prof";
  private static final String SHORT_NAME = "energy";

  @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "JMH's own.")
  private final List<String> arguments = new ArrayList<>();

  /** True when the arguments after the command are JMH's; its help page is ours. */
  static boolean isMeant(String... line) {
    return line.length > 0
        && line[0].equals(NAME)
        && Arrays.stream(line).noneMatch(argument -> argument.equals("--help"));
  }

  /** Does not return where JMH exits. */
  static int run(String... line) {
    try {
      org.openjdk.jmh.Main.main(translated(Arrays.asList(line).subList(1, line.length)));
      return ExitCode.OK.number();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** With the profiler by its class name, as JMH wants it. */
  static String[] translated(List<String> arguments) {
    List<String> words = new ArrayList<>();
    String before = "";
    for (String argument : arguments) {
      words.add(before.equals(PROFILER) ? profiler(argument) : argument);
      before = argument;
    }
    return words.toArray(String[]::new);
  }

  private static String profiler(String name) {
    boolean ours = name.equals(SHORT_NAME) || name.startsWith(SHORT_NAME + ":");
    return ours ? EnergyProfiler.class.getName() + name.substring(SHORT_NAME.length()) : name;
  }

  @Override
  public Integer call() {
    List<String> line = new ArrayList<>(List.of(NAME));
    line.addAll(arguments);
    return run(line.toArray(String[]::new));
  }
}
