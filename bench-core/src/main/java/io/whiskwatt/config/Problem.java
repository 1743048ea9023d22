package io.whiskwatt.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong with what the user asked for.
 *
 * @param message what failed, with the value in quotes
 * @param where the place in the text, where it came from a text
 * @param hint what to do next; may be empty
 */
public record Problem(String message, Optional<Position> where, String hint) {
  public static Problem of(String message, String hint) {
    return new Problem(message, Optional.empty(), hint);
  }

  public static Problem at(Position where, String message, String hint) {
    return new Problem(message, Optional.of(where), hint);
  }

  /**
   * Sorted by their place in the text, file after file as the files came; those without a place
   * come last, as they came.
   */
  public static List<Problem> inOrder(List<Problem> problems) {
    List<Optional<String>> files = problems.stream().map(Problem::file).distinct().toList();
    Comparator<Problem> byPlace =
        Comparator.comparing((Problem problem) -> problem.where().isEmpty())
            .thenComparingInt(problem -> files.indexOf(problem.file()))
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column);
    return problems.stream().sorted(byPlace).toList();
  }

  private Optional<String> file() {
    return where.map(Position::file);
  }

  private int line() {
    return where.map(Position::line).orElse(Integer.MAX_VALUE);
  }

  private int column() {
    return where.map(Position::column).orElse(Integer.MAX_VALUE);
  }

  /** {@code file:line:column: message}, the caret lines, and the hint. Ends without a newline. */
  public String text() {
    StringBuilder text = new StringBuilder();
    where.ifPresent(position -> text.append(position).append(": "));
    text.append(message);
    where.ifPresent(position -> text.append('\n').append(position.caret().stripTrailing()));
    if (!hint.isEmpty()) {
      text.append(where.isPresent() ? "\n  " : "; ").append(hint);
    }
    return text.toString();
  }
}
