package io.whiskwatt.results.trial;

import io.whiskwatt.load.Latencies;
import org.HdrHistogram.Histogram;

/** Values that a latency histogram cannot tell apart (three significant digits). */
public final class Buckets {
  private final Histogram histogram = new Histogram(Latencies.RANGE.toNanos(), 3);

  /** True for a value that a histogram can hold. */
  boolean holds(long nanos) {
    return nanos >= 0 && nanos <= Latencies.RANGE.toNanos();
  }

  /** The smallest value of the bucket. */
  public long low(long nanos) {
    return histogram.lowestEquivalentValue(nanos);
  }

  /** The largest value of the bucket. */
  public long high(long nanos) {
    return histogram.highestEquivalentValue(nanos);
  }
}
