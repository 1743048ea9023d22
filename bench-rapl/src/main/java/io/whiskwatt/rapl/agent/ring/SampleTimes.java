package io.whiskwatt.rapl.agent.ring;

import java.time.Duration;

/** How well the sampler keeps its period. One thread writes, any number read. */
public final class SampleTimes {
  private final long periodNanos;
  private long lastNanos;
  private volatile long count;
  private volatile long errorNanos;
  private volatile long worstNanos;

  SampleTimes(Duration period) {
    this.periodNanos = period.toNanos();
  }

  // Volatile sums of one writer: nothing is lost between reading and writing them.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void add(long nanos) {
    if (count > 0) {
      long off = Math.abs(nanos - lastNanos - periodNanos);
      errorNanos += off;
      worstNanos = Math.max(worstNanos, off);
    }
    lastNanos = nanos;
    count++;
  }

  public Duration period() {
    return Duration.ofNanos(periodNanos);
  }

  public long samples() {
    return count;
  }

  /** The sum over all samples of how far their distance was from the period. */
  public Duration error() {
    return Duration.ofNanos(errorNanos);
  }

  /** The largest of these. */
  public Duration worst() {
    return Duration.ofNanos(worstNanos);
  }
}
