package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.StudySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that choose cells by their ids. The grid stays a grid: a study measures every
 * start and workload that a match has, and always the baseline, without which nothing is compared.
 */
final class CellFilter {
  private final List<Pattern> patterns;

  private CellFilter(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * Reads the expressions; none means all cells.
   *
   * @throws InvalidConfiguration when one is not a regular expression
   */
  static CellFilter of(List<String> expressions) {
    List<Pattern> patterns = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String expression : expressions) {
      try {
        patterns.add(Pattern.compile(expression));
      } catch (PatternSyntaxException wrong) {
        problems.add(
            Problem.of(
                "\"" + expression + "\" is not a regular expression: " + wrong.getDescription(),
                "quote special characters with a backslash"));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    return new CellFilter(patterns);
  }

  /** The study without what no match needs. */
  QuickStudy applyTo(QuickStudy study, StudySpec spec) {
    if (patterns.isEmpty()) {
      return study;
    }
    List<Cell> matches = spec.cells().stream().filter(this::matches).toList();
    if (matches.isEmpty()) {
      throw noMatch(spec);
    }
    Set<String> platforms = Set.copyOf(matches.stream().map(Cell::platform).distinct().toList());
    return study.only(
        study.sandboxes().stream()
            .filter(name -> platforms.contains(name) || name.equals(spec.baseline()))
            .toList(),
        study.workloads().stream()
            .filter(name -> matches.stream().anyMatch(cell -> cell.workload().name().equals(name)))
            .toList(),
        study.starts().stream()
            .filter(start -> matches.stream().anyMatch(cell -> cell.start() == start))
            .toList());
  }

  private boolean matches(Cell cell) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(cell.id()).find());
  }

  private InvalidConfiguration noMatch(StudySpec spec) {
    String word = patterns.get(0).pattern();
    String cells = String.join("\n  ", spec.cells().stream().map(Cell::id).toList());
    String meant =
        Suggestion.nearest(word, Tool.commands())
            .map(near -> "did you mean the command \"" + near + "\"? ")
            .orElse("");
    return new InvalidConfiguration(
        List.of(
            Problem.of(
                "\"" + word + "\" is not a command and matches no cell",
                meant
                    + "commands: "
                    + String.join(", ", Tool.commands())
                    + "; cells:\n  "
                    + cells)));
  }
}
