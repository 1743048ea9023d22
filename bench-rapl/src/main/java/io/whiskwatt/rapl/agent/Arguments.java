package io.whiskwatt.rapl.agent;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Reading;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of one command line, told apart; keeps everything that is wrong with them. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param valued options that have a value, as {@code --name value} or {@code --name=value}
   * @param plain options that have none
   */
  static Arguments of(List<String> words, List<String> valued, List<String> plain) {
    Arguments arguments = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      String name = words.get(i).replaceFirst("=.*", "");
      boolean joined = words.get(i).length() > name.length();
      if (plain.contains(words.get(i))) {
        arguments.flags.add(name);
      } else if (!valued.contains(name)) {
        arguments.unknown(words.get(i), valued, plain);
      } else if (joined) {
        arguments.put(name, words.get(i).substring(name.length() + 1));
      } else if (i + 1 < words.size()) {
        i++;
        arguments.put(name, words.get(i));
      } else {
        arguments.complain(name + " has no value", "write " + name + " and one");
      }
    }
    return arguments;
  }

  private void unknown(String word, List<String> valued, List<String> plain) {
    List<String> known = new ArrayList<>(valued);
    known.addAll(plain);
    complain("\"" + word + "\" is no option of the agent", Suggestion.hint(word, "options", known));
  }

  private void put(String name, String value) {
    if (values.put(name, value) != null) {
      complain(name + " is given twice", "give it once");
    }
  }

  void complain(String message, String hint) {
    problems.add(Problem.of(message, hint));
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Path> path(String name) {
    return text(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(Path.of(text));
              } catch (InvalidPathException e) {
                complain(name + " \"" + text + "\" is no path", "write the name of a file");
                return Optional.empty();
              }
            });
  }

  <T> Optional<T> quantity(String name, Notation<T> notation) {
    return text(name)
        .flatMap(
            text -> {
              Reading<T> reading = notation.read(text);
              if (reading instanceof Reading.Refused<T> refused) {
                complain(
                    name + " \"" + text + "\" is not " + notation.name() + ": " + refused.reason(),
                    "write " + notation.examples());
              }
              return reading.value();
            });
  }

  Optional<Integer> number(String name, int most) {
    Optional<Integer> number =
        text(name)
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(Integer::parseInt)
            .filter(value -> value <= most);
    if (number.isEmpty() && text(name).isPresent()) {
      complain(
          name + " \"" + values.get(name) + "\" is not a whole number from 0 to " + most,
          "write it with digits only");
    }
    return number;
  }

  Optional<InetAddress> address(String name) {
    return text(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(InetAddress.getByName(text));
              } catch (UnknownHostException e) {
                complain(name + " \"" + text + "\" is no address", "write one like 192.168.27.7");
                return Optional.empty();
              }
            });
  }

  /**
   * Nothing, when nothing is wrong.
   *
   * @throws InvalidConfiguration with all problems
   */
  void orThrow() {
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }
}
