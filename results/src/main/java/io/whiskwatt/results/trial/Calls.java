package io.whiskwatt.results.trial;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.store.InvocationRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The invocations of one trial.
 *
 * @param starts of those that reached a sandbox
 * @param served of those that reached a sandbox
 * @param lookupMillis how long after the window the records were found that did not come with the
 *     reply; part of no other time
 * @param stages sums over succeeded invocations
 * @param response of succeeded invocations, and of accepted ones as {@link Times#BEYOND}
 * @param service of the same
 * @param lateness of the same
 */
public record Calls(
    Outcomes outcomes,
    StartCounts starts,
    Served served,
    Tally lookupMillis,
    Stages stages,
    Times response,
    Times service,
    Times lateness) {
  /** No invocation. */
  static final Calls NONE = of(List.of(), new Buckets());

  /** Those of each part of a mix, by its workload's id; empty: it is none. */
  static Map<String, Calls> parts(List<InvocationRow> rows, Buckets buckets) {
    Map<String, List<InvocationRow>> byPart = new LinkedHashMap<>();
    for (InvocationRow row : rows) {
      row.part().ifPresent(part -> byPart.computeIfAbsent(part, id -> new ArrayList<>()).add(row));
    }
    Map<String, Calls> parts = new LinkedHashMap<>();
    byPart.forEach((part, of) -> parts.put(part, of(of, buckets)));
    return parts;
  }

  static Calls of(List<InvocationRow> rows, Buckets buckets) {
    List<InvocationRow> reached = rows.stream().filter(Calls::reachedASandbox).toList();
    List<InvocationRow> succeeded = rows.stream().filter(row -> row.outcome().succeeded()).toList();
    long accepted = rows.stream().filter(Calls::accepted).count();
    List<InvocationRow> late =
        rows.stream().filter(row -> row.outcome().succeeded() || accepted(row)).toList();
    return new Calls(
        new Outcomes(rows.stream().collect(groupingBy(InvocationRow::outcomeInTheEnd, counting()))),
        StartCounts.of(reached),
        Served.of(reached),
        lookups(reached),
        stages(succeeded),
        Times.of(succeeded.stream().mapToLong(InvocationRow::responseNanos), accepted, buckets),
        Times.of(succeeded.stream().mapToLong(InvocationRow::serviceNanos), accepted, buckets),
        Times.of(late.stream().mapToLong(InvocationRow::latenessNanos), 0, buckets));
  }

  private static boolean accepted(InvocationRow row) {
    return row.outcomeInTheEnd() == OutcomeKind.ACCEPTED;
  }

  /** One that failed did so only where the platform knows of it. */
  private static boolean reachedASandbox(InvocationRow row) {
    return row.outcome().succeeded() || accepted(row) || row.detail().isPresent();
  }

  private static Tally lookups(List<InvocationRow> rows) {
    Map<Long, Long> counts = new HashMap<>();
    rows.stream()
        .flatMap(row -> row.detail().stream())
        .flatMap(known -> known.lookup().stream())
        .forEach(lookup -> counts.merge(lookup.millis(), 1L, Long::sum));
    return Tally.of(counts);
  }

  private static Stages stages(List<InvocationRow> succeeded) {
    Stages stages = Stages.NONE;
    for (InvocationRow row : succeeded) {
      stages = stages.plus(row.detail().map(known -> Stages.of(row, known)).orElse(Stages.NONE));
    }
    return stages;
  }
}
