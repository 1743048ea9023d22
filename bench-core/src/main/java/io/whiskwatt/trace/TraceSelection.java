package io.whiskwatt.trace;

import java.time.Duration;

/**
 * Which part of a trace is replayed, and how.
 *
 * @param from where the part begins, in the trace's own time, 0 or more
 * @param length of the part at the most, in the trace's own time, above 0
 * @param scale how many times as fast it is replayed, above 0
 * @param sample share of the functions that is replayed, above 0 and at most 1
 * @param seed of what chance decides: which functions, and when within a minute
 */
public record TraceSelection(
    TraceFormat format, Duration from, Duration length, double scale, double sample, long seed) {
  public TraceSelection {
    if (from.isNegative() || length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("a part of a trace begins at 0 or later and is not empty");
    }
    if (!(scale > 0) || !(sample > 0 && sample <= 1)) {
      throw new IllegalArgumentException("scale is above 0, and sample above 0 and at most 1");
    }
  }

  boolean holds(long nanos) {
    return nanos >= from.toNanos() && nanos - from.toNanos() < length.toNanos();
  }

  /** Samples nothing away. */
  boolean wantsAll() {
    return sample == 1;
  }

  /**
   * When it is due in the replay. Times of a trace are exact doubles (below 2⁵³ ns, 104 days), and
   * the division is rounded alike everywhere.
   */
  long replayed(long nanos) {
    return (long) ((nanos - from.toNanos()) / scale);
  }

  /** What a stretch of the trace takes in the replay, rounded up so that it holds every arrival. */
  Duration replayed(Duration span) {
    return Duration.ofNanos((long) Math.ceil(span.toNanos() / scale));
  }
}
