package io.whiskwatt.load;

import io.whiskwatt.random.SplitMix64;
import io.whiskwatt.units.Rate;

/**
 * Distances u·2/rate with u uniform in (0, 1]: of the rate's mean, and none longer than twice it.
 */
final class UniformArrivals implements ArrivalSchedule {
  private final SplitMix64 random;
  private final double longestNanos;
  private double lastNanos;

  UniformArrivals(Rate rate, long seed) {
    random = new SplitMix64(seed);
    longestNanos = 2 * rate.intervalNanos();
  }

  @Override
  public long nextNanos() {
    lastNanos += random.nextUnit() * longestNanos;
    return (long) lastNanos;
  }
}
