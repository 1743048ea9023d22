package io.whiskwatt.units;

import java.time.Duration;

/**
 * How often something happens.
 *
 * @param perSecond events per second, finite and above 0
 */
public record Rate(double perSecond) {
  public Rate {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a rate must be above 0 and finite, not " + perSecond);
    }
  }

  public static Rate perSecond(double events) {
    return new Rate(events);
  }

  /** Mean distance between two events, in nanoseconds. */
  public double intervalNanos() {
    return 1e9 / perSecond;
  }

  /** The mean number of events in a span of 0 or more. */
  public double during(Duration span) {
    return perSecond * (span.toNanos() / 1e9);
  }

  @Override
  public String toString() {
    return Numbers.plain(perSecond) + "/s";
  }
}
