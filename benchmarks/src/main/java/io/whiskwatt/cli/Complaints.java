package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.units.Notation;
import io.whiskwatt.units.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the values of options, and keeps everything that is wrong with them. */
final class Complaints {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

  private final List<Problem> problems = new ArrayList<>();

  void add(Problem problem) {
    problems.add(problem);
  }

  void addAll(List<Problem> more) {
    problems.addAll(more);
  }

  /** A quantity with its unit; empty: it is complained about. */
  <T> Optional<T> quantity(String option, String text, Notation<T> notation) {
    Reading<T> reading = notation.read(text);
    if (reading instanceof Reading.Refused<T> refused) {
      add(
          Problem.of(
              option + " \"" + text + "\" is not " + notation.name() + ": " + refused.reason(),
              "write " + notation.examples()));
    }
    return reading.value();
  }

  /** A whole number from {@code least} to {@code most}; empty: it is complained about. */
  Optional<Long> number(String option, String text, long least, long most) {
    Optional<Long> number =
        Optional.of(text)
            .filter(digits -> WHOLE.matcher(digits).matches())
            .map(Long::parseLong)
            .filter(value -> value >= least && value <= most);
    if (number.isEmpty()) {
      add(
          Problem.of(
              option + " \"" + text + "\" is not a whole number from " + least + " to " + most,
              "write it with digits only"));
    }
    return number;
  }

  /**
   * Nothing, when there is nothing to complain about.
   *
   * @throws InvalidConfiguration with all problems
   */
  void orThrow() {
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }
}
