package io.whiskwatt.rapl.usage;

/** How many processors something kept busy lately, from a count of the CPU time it has used. */
final class ProcessorShare {
  /** Counts of 10 ms say little of a shorter span. */
  private static final long SHORTEST_SPAN_NANOS = 500_000_000;

  private long sinceNanos;
  private long sinceUsedNanos;
  private double processors;

  ProcessorShare(long nanos, long usedNanos) {
    sinceNanos = nanos;
    sinceUsedNanos = usedNanos;
  }

  void update(long nanos, long usedNanos) {
    long span = nanos - sinceNanos;
    if (span >= SHORTEST_SPAN_NANOS) {
      processors = (double) (usedNanos - sinceUsedNanos) / span;
      sinceNanos = nanos;
      sinceUsedNanos = usedNanos;
    }
  }

  /** Over the last half second or longer; 1 is one processor. */
  double processors() {
    return processors;
  }
}
