package io.whiskwatt.load;

import io.whiskwatt.random.SplitMix64;
import io.whiskwatt.units.Rate;

/**
 * A Poisson process: distances −ln(u)/rate with u uniform in (0, 1] (inversion; Devroye,
 * "Non-Uniform Random Variate Generation", 1986, II.2). {@link StrictMath} makes the times equal on
 * every machine.
 */
final class PoissonArrivals implements ArrivalSchedule {
  private final SplitMix64 random;
  private final double intervalNanos;
  private double lastNanos;

  PoissonArrivals(Rate rate, long seed) {
    random = new SplitMix64(seed);
    intervalNanos = rate.intervalNanos();
  }

  @Override
  public long nextNanos() {
    lastNanos -= StrictMath.log(random.nextUnit()) * intervalNanos;
    return (long) lastNanos;
  }
}
