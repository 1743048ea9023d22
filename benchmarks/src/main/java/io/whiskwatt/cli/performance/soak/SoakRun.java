package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.platform.OutcomeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One soak of one transport.
 *
 * @param before the load, nothing of it being open yet
 * @param during the load, evenly in time
 * @param after everything of it was closed
 * @param told what became of the calls, as the client recorded it
 * @param done the same as the server knows it
 */
record SoakRun(
    Sample before,
    List<Sample> during,
    Sample after,
    Map<OutcomeKind, Long> told,
    Map<OutcomeKind, Long> done) {
  SoakRun {
    during = List.copyOf(during);
    told = Map.copyOf(told);
    done = Map.copyOf(done);
  }

  long calls() {
    return told.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * True when both sides count the same of each kind. A stale connection that shows late, on a
   * machine that is busy, is a lost one to the client: the two count together.
   */
  boolean isAgreed() {
    return lateTogether(told).equals(lateTogether(done));
  }

  private static Map<OutcomeKind, Long> lateTogether(Map<OutcomeKind, Long> counts) {
    Map<OutcomeKind, Long> together = new HashMap<>(counts);
    Optional.ofNullable(together.remove(OutcomeKind.STALE_CONNECTION))
        .ifPresent(stale -> together.merge(OutcomeKind.CONNECTION_LOST, stale, Long::sum));
    return together;
  }

  /** In the order of time. */
  List<Double> values(Measure measure) {
    return during.stream().map(measure::of).toList();
  }

  /** The median of the first third. */
  double first(Measure measure) {
    return median(values(measure).subList(0, third()));
  }

  /** The median of the last third. */
  double last(Measure measure) {
    return median(values(measure).subList(during.size() - third(), during.size()));
  }

  private int third() {
    return Math.max(1, during.size() / 3);
  }

  double most(Measure measure) {
    return values(measure).stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  boolean isBounded(Measure measure) {
    double first = first(measure);
    return last(measure) - first <= measure.limit(first);
  }

  List<Measure> grown() {
    return Stream.of(Measure.values()).filter(each -> !isBounded(each)).toList();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
