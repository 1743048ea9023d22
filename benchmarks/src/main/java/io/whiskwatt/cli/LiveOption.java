package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option {@code --live [PORT]} of every command that sends load. */
final class LiveOption {
  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--live",
      arity = "0..1",
      paramLabel = "PORT",
      parameterConsumer = OnlyDigits.class,
      description =
          "Show the run as moving charts on a page of this machine, at this port or any free one."
              + " The page only reads.")
  private Optional<String> port = Optional.empty();

  /**
   * The port, 0 for any that is free; empty: no page.
   *
   * @throws InvalidConfiguration when it is none
   */
  Optional<Integer> port() {
    return port.map(LiveOption::number);
  }

  private static int number(String digits) {
    int number = digits.length() > 5 ? LARGEST_PORT + 1 : Integer.parseInt(digits);
    if (number > LARGEST_PORT) {
      throw new InvalidConfiguration(
          List.of(
              Problem.of(
                  "--live \"" + digits + "\" is not a port",
                  "write a number from 1 to 65535, or only --live for a free one")));
    }
    return number;
  }

  /** Leaves alone what follows and is no number: the study file, or a regular expression. */
  static final class OnlyDigits implements IParameterConsumer {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
      boolean given = !arguments.isEmpty() && DIGITS.matcher(arguments.peek()).matches();
      option.setValue(Optional.of(given ? arguments.pop() : "0"));
    }
  }
}
