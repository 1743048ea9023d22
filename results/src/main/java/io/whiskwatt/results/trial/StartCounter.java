package io.whiskwatt.results.trial;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.results.store.InvocationRow;
import java.util.EnumMap;
import java.util.Map;

/** Counts how invocations that reached a sandbox were seen to start, as they come. */
final class StartCounter {
  private final Map<StartKind, Long> seen = new EnumMap<>(StartKind.class);
  private final Map<StartDoubt, Long> doubts = new EnumMap<>(StartDoubt.class);
  private long unknown;
  private long contradicted;
  private long anonymous;

  void add(InvocationRow row) {
    StartEvidence start = row.detail().map(InvocationDetail::start).orElse(StartEvidence.NONE);
    start.seen().ifPresentOrElse(kind -> seen.merge(kind, 1L, Long::sum), () -> unknown++);
    start.doubts().forEach(doubt -> doubts.merge(doubt, 1L, Long::sum));
    contradicted += start.doubts().stream().anyMatch(StartCounts::contradicts) ? 1 : 0;
    anonymous += isAnonymous(row) ? 1 : 0;
  }

  private static boolean isAnonymous(InvocationRow row) {
    return row.outcome().succeeded()
        && row.detail().filter(known -> !known.sandbox().instance().isEmpty()).isEmpty();
  }

  StartCounts counts() {
    return new StartCounts(seen, unknown, doubts, contradicted, anonymous);
  }
}
