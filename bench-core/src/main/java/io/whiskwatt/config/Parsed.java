package io.whiskwatt.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value read from a configuration, or all the problems found in it, never both.
 *
 * @param value present exactly when there are no problems
 * @param problems in the order of the text
 */
public record Parsed<T>(Optional<T> value, List<Problem> problems) {
  public Parsed {
    problems = List.copyOf(problems);
    if (value.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException(
          "a parsed value is present exactly when there are no problems");
    }
  }

  public static <T> Parsed<T> of(T value) {
    return new Parsed<>(Optional.of(value), List.of());
  }

  public static <T> Parsed<T> failed(List<Problem> problems) {
    return new Parsed<>(Optional.empty(), problems);
  }

  public static <T> Parsed<T> failed(Problem problem) {
    return failed(List.of(problem));
  }

  public <R> Parsed<R> map(Function<T, R> change) {
    return value.map(change).map(Parsed::of).orElseGet(() -> failed(problems));
  }

  /**
   * The value.
   *
   * @throws InvalidConfiguration with all problems
   */
  public T orThrow() {
    return value.orElseThrow(() -> new InvalidConfiguration(problems));
  }
}
