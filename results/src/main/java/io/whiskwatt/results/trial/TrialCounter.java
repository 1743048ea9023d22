package io.whiskwatt.results.trial;

import io.whiskwatt.results.store.InvocationRow;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.StepRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the invocations of one trial once, and keeps what analysis needs of them: counts and
 * tallies, whose size does not depend on how many there were.
 */
final class TrialCounter {
  private final Buckets buckets;
  private final CallCounter all;
  private final Map<String, CallCounter> parts = new LinkedHashMap<>();
  private final Course.Counter course;

  private TrialCounter(StepRecord step, Buckets buckets) {
    this.buckets = buckets;
    this.all = new CallCounter(buckets);
    this.course = new Course.Counter(step, buckets);
  }

  static Counted read(RunData run, StepRecord step, Buckets buckets) {
    TrialCounter counter = new TrialCounter(step, buckets);
    run.eachInvocation(step, counter::add);
    return counter.counted();
  }

  private void add(InvocationRow row) {
    all.add(row);
    row.part()
        .ifPresent(part -> parts.computeIfAbsent(part, id -> new CallCounter(buckets)).add(row));
    course.add(row);
  }

  private Counted counted() {
    Map<String, Calls> ofParts = new LinkedHashMap<>();
    parts.forEach((part, counter) -> ofParts.put(part, counter.calls()));
    return new Counted(all.calls(), ofParts, course.course());
  }

  /**
   * What is kept of a trial's invocations.
   *
   * @param parts of a mix, by workload id; empty: it is none
   */
  record Counted(Calls calls, Map<String, Calls> parts, Course course) {}
}
