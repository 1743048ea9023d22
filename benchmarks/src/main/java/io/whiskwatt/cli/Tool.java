package io.whiskwatt.cli;

import io.whiskwatt.config.section.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: its commands, and what becomes of their failures. */
final class Tool {
  private static final String STACK_TRACE = "--stacktrace";
  private static final int HELP_WIDTH = 90;

  private final Surroundings surroundings;

  Tool(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command line and returns the exit code. */
  int run(String... arguments) {
    if (JmhCommand.isMeant(arguments)) {
      return JmhCommand.run(arguments);
    }
    try {
      return surroundings.interruption().during(() -> execute(arguments));
    } finally {
      terminal().out().flush();
      terminal().err().flush();
    }
  }

  private int execute(String... arguments) {
    if (AgentCommand.isMeant(arguments)) {
      return new AgentCommand(surroundings).run(arguments);
    }
    return commandLine(arguments.length > 0 ? arguments[0] : "").execute(arguments);
  }

  /**
   * The commands as picocli has them.
   *
   * @param wanted where it names a command, that one alone: reading the options of all of them
   *     takes longer than most commands have time to begin
   */
  CommandLine commandLine(String wanted) {
    CommandLine line = new CommandLine(new QuickCommand(surroundings));
    commandsByName()
        .forEach(
            (name, command) -> {
              if (wanted.equals(name) || !commands().contains(wanted)) {
                line.addSubcommand(command.get());
              }
            });
    addCommonOptions(line);
    line.getSubcommands().values().forEach(Tool::addCommonOptions);
    return line.setOut(terminal().out())
        .setErr(terminal().err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler(this::failed);
  }

  private static void addCommonOptions(CommandLine line) {
    line.getCommandSpec()
        .mixinStandardHelpOptions(true)
        .versionProvider(() -> new String[] {ToolVersion.line()})
        .addOption(
            OptionSpec.builder(STACK_TRACE)
                .type(boolean.class)
                .description("On failure, show where it happened.")
                .build())
        .usageMessage()
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .footerHeading("%n")
        .sortOptions(false);
  }

  private int misused(ParameterException problem, String[] arguments) {
    terminal().complain(Failures.message(problem));
    UnmatchedArgumentException.printSuggestions(problem, terminal().err());
    mistypedCommand(arguments).ifPresent(terminal().err()::println);
    terminal().err().println("Try --help, or COMMAND --help.");
    return ExitCode.USAGE.number();
  }

  /**
   * A command with a typing error is taken for a regular expression, and its options are unknown.
   */
  private Optional<String> mistypedCommand(String[] arguments) {
    if (arguments.length == 0 || commands().contains(arguments[0])) {
      return Optional.empty();
    }
    return Suggestion.nearest(arguments[0], commands())
        .map(near -> "Did you mean the command \"" + near + "\"?");
  }

  private int failed(Exception failure, CommandLine line, ParseResult parsed) {
    if (parsed.expandedArgs().contains(STACK_TRACE)) {
      failure.printStackTrace(terminal().err());
    }
    if (surroundings.interruption().happened()) {
      // Whatever failed, failed because it was cut short.
      return ExitCode.INTERRUPTED.number();
    }
    terminal().complain(Failures.text(failure));
    return ExitCode.of(failure).number();
  }

  private CommandLine cluster() {
    CommandLine line = new CommandLine(new ClusterCommand());
    line.addSubcommand(new ClusterInitCommand(surroundings));
    line.addSubcommand(new ClusterGenerateCommand(surroundings));
    line.addSubcommand(new ClusterPinCommand(surroundings));
    line.addSubcommand(new ClusterUpCommand(surroundings));
    line.addSubcommand(new ClusterVerifyCommand(surroundings));
    line.addSubcommand(new ClusterDownCommand(surroundings));
    line.getSubcommands().values().forEach(Tool::addCommonOptions);
    return line;
  }

  private Map<String, Supplier<Object>> commandsByName() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new RunCommand(surroundings));
    commands.put("compare", () -> new CompareCommand(surroundings));
    commands.put("report", () -> new ReportCommand(surroundings));
    commands.put("load", () -> new LoadCommand(surroundings));
    commands.put("serve", () -> new ServeCommand(surroundings));
    commands.put("doctor", () -> new DoctorCommand(surroundings));
    commands.put("agent", () -> new AgentCommand(surroundings));
    commands.put("cluster", this::cluster);
    commands.put("performance", () -> new PerformanceCommand(surroundings));
    commands.put("calibrate", () -> new CalibrateCommand(surroundings));
    commands.put("jmh", JmhCommand::new);
    return commands;
  }

  static List<String> commands() {
    return List.of(
        "run",
        "compare",
        "report",
        "load",
        "serve",
        "doctor",
        "agent",
        "cluster",
        "performance",
        "calibrate",
        "jmh");
  }

  private Terminal terminal() {
    return surroundings.terminal();
  }
}
