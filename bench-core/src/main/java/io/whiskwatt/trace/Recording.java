package io.whiskwatt.trace;

import io.whiskwatt.config.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a trace.
 *
 * @param starts of the chosen functions within the selection, in the trace's time
 * @param overflows there were more than can be kept
 * @param end of the whole trace, in its own time
 * @param sha256 of the file, hexadecimal
 * @param inSelection how much there was before sampling, in words
 * @param strata how many functions were taken of each; empty: the trace knows no functions
 * @param problems of rows; with any of them the rest says nothing
 */
record Recording(
    Starts starts,
    boolean overflows,
    Duration end,
    String sha256,
    String inSelection,
    Optional<String> strata,
    List<Problem> problems) {
  Recording {
    problems = List.copyOf(problems);
  }

  static Recording failed(RowProblems problems) {
    return new Recording(
        new Starts(), false, Duration.ZERO, "", "", Optional.empty(), problems.all());
  }

  /** {@code 1234 invocations of 56 functions}. */
  static String words(long invocations, long functions) {
    return invocations
        + (invocations == 1 ? " invocation of " : " invocations of ")
        + functions
        + (functions == 1 ? " function" : " functions");
  }
}
