package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Times of one kind in one trial.
 *
 * @param nanos lower bucket ends (see {@link Buckets}) or {@link #BEYOND}, and how often they
 *     occurred
 * @param overflow values that no histogram holds, counted and not clamped
 */
public record Times(Tally nanos, long overflow) {
  /**
   * Stands for a time that is longer than could be seen. It ranks above all others, so that a
   * quantile that falls on it is known to be unknown.
   */
  public static final long BEYOND = Long.MAX_VALUE;

  /**
   * Sorts values into buckets.
   *
   * @param beyond how many further ones are only known to be longer
   */
  static Times of(LongStream values, long beyond, Buckets buckets) {
    Map<Long, Long> counts = new HashMap<>();
    long overflow = 0;
    for (long nanos : values.toArray()) {
      boolean held = buckets.holds(nanos);
      overflow += held ? 0 : 1;
      if (held || nanos > 0) {
        counts.merge(held ? buckets.low(nanos) : BEYOND, 1L, Long::sum);
      }
    }
    if (beyond > 0) {
      counts.merge(BEYOND, beyond, Long::sum);
    }
    return new Times(Tally.of(counts), overflow);
  }
}
