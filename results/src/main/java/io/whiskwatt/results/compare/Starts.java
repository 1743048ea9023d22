package io.whiskwatt.results.compare;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Trial;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the invocations of a cell were seen to start.
 *
 * @param planned by the study
 * @param seen how often each start was seen
 * @param sent all invocations
 */
record Starts(StartKind planned, Map<StartKind, Long> seen, long sent) {
  static Starts of(CellTrials cell) {
    Map<StartKind, Long> seen = new EnumMap<>(StartKind.class);
    for (Trial trial : cell.trials()) {
      trial.calls().starts().forEach((start, count) -> seen.merge(start, count, Long::sum));
    }
    return new Starts(
        cell.cell().start(),
        seen,
        cell.trials().stream().mapToLong(trial -> trial.calls().sent()).sum());
  }

  long known() {
    return seen.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of those that could be told, 0 to 1; NaN when none could. */
  double shareAsPlanned() {
    return share(planned);
  }

  /** Of those that could be told, 0 to 1; NaN when none could. */
  double share(StartKind start) {
    return (double) seen.getOrDefault(start, 0L) / known();
  }

  /** Share of all invocations whose start could not be told, 0 to 1. */
  double unknownShare() {
    return sent == 0 ? 0 : 1 - (double) known() / sent;
  }
}
