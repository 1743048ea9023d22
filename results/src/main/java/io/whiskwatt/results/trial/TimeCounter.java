package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.Tally;

/** Sorts times into buckets as they come. */
final class TimeCounter {
  private final Buckets buckets;
  private final Tally.Counter counts = new Tally.Counter();
  private long overflow;

  TimeCounter(Buckets buckets) {
    this.buckets = buckets;
  }

  void add(long nanos) {
    boolean held = buckets.holds(nanos);
    overflow += held ? 0 : 1;
    if (held) {
      counts.add(buckets.low(nanos));
    } else if (nanos > 0) {
      addBeyond();
    }
  }

  /** One that is only known to be longer than could be seen. */
  void addBeyond() {
    counts.add(Times.BEYOND);
  }

  Times times() {
    return new Times(counts.tally(), overflow);
  }
}
