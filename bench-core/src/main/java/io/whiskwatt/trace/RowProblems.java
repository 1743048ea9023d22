package io.whiskwatt.trace;

import io.whiskwatt.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is wrong with the rows of a file: the first ones in full, the others counted. */
final class RowProblems {
  static final int MOST_SHOWN = 20;

  private final Path file;
  private final List<Problem> shown = new ArrayList<>();
  private long more;

  RowProblems(Path file) {
    this.file = file;
  }

  /** Asks for the problem only while it would be shown. */
  void add(Supplier<Problem> problem) {
    if (shown.size() < MOST_SHOWN) {
      shown.add(problem.get());
    } else {
      more++;
    }
  }

  boolean none() {
    return shown.isEmpty();
  }

  List<Problem> all() {
    List<Problem> all = new ArrayList<>(shown);
    if (more > 0) {
      all.add(
          Problem.of(
              "\"" + file + "\" has " + more + " more malformed rows", "mend those above first"));
    }
    return all;
  }
}
