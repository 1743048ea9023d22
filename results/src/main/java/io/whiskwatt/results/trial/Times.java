package io.whiskwatt.results.trial;

import io.whiskwatt.results.stats.Tally;

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
}
