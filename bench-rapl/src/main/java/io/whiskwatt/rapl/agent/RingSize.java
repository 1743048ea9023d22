package io.whiskwatt.rapl.agent;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.rapl.agent.ring.SampleRing;
import java.time.Duration;

/** How many samples are remembered: those of the span asked for, as far as memory reaches. */
final class RingSize {
  private static final long MOST_BYTES = 64L << 20;

  private RingSize() {}

  /**
   * A number of samples.
   *
   * @param heapBytes the most that this process may take; a quarter of it is for the ring
   */
  static int of(Duration span, SourceFacts source, long heapBytes) {
    long wanted = span.toNanos() / source.samplingPeriod().toNanos() + 2;
    long bytes = Math.min(MOST_BYTES, heapBytes / 4);
    long possible = bytes / SampleRing.bytesPerSample(source.zones().size());
    return (int) Math.max(2, Math.min(wanted, possible));
  }
}
