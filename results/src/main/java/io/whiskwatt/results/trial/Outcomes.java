package io.whiskwatt.results.trial;

import io.whiskwatt.platform.OutcomeKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of invocations.
 *
 * @param counts by kind; what is not in it did not occur
 */
public record Outcomes(Map<OutcomeKind, Long> counts) {
  /** No invocation. */
  public static final Outcomes NONE = new Outcomes(Map.of());

  public Outcomes {
    counts = Map.copyOf(counts);
  }

  /** How many ended like this, 0 or more. */
  public long of(OutcomeKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** All that were begun, however they ended. */
  public long sent() {
    return count(kind -> kind != OutcomeKind.DROPPED);
  }

  /** Begun, and ended without a result; those that were accepted are not among them. */
  public long failed() {
    return count(OutcomeKind::failed);
  }

  /** Refused by a limit; they are among the failed. */
  public long throttled() {
    return of(OutcomeKind.THROTTLED) + of(OutcomeKind.THROTTLED_FOR_A_TIME);
  }

  /**
   * Answered with 202 when the platform's longest wait was over: the function went on, and how long
   * it took is not known.
   */
  public long accepted() {
    return of(OutcomeKind.ACCEPTED);
  }

  /** Due but never begun. */
  public long dropped() {
    return of(OutcomeKind.DROPPED);
  }

  /** Kinds of failure that occurred, the most frequent first. */
  public List<OutcomeKind> failures() {
    return counts.keySet().stream()
        .filter(kind -> kind.failed() && of(kind) > 0)
        .sorted(
            Comparator.comparingLong(this::of).reversed().thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private long count(Predicate<OutcomeKind> counted) {
    return counts.entrySet().stream()
        .filter(each -> counted.test(each.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Both together. */
  public Outcomes plus(Outcomes other) {
    return new Outcomes(Counts.sum(counts, other.counts));
  }

  /** In the order of the kinds: {@code success=198 truncated=2}. */
  @Override
  public String toString() {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(each -> each.getKey().key() + "=" + each.getValue())
            .collect(Collectors.joining(" "));
  }
}
