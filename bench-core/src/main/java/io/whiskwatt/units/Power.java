package io.whiskwatt.units;

import java.time.Duration;

/**
 * A rate of energy.
 *
 * @param watts joules per second, finite, any sign
 */
public record Power(double watts) {
  public Power {
    if (!Double.isFinite(watts)) {
      throw new IllegalArgumentException("power must be finite, not " + watts);
    }
  }

  public static Power ofWatts(double watts) {
    return new Power(watts);
  }

  public Energy over(Duration span) {
    return Energy.ofJoules(watts * (span.toNanos() / 1e9));
  }

  @Override
  public String toString() {
    return watts + " W";
  }
}
