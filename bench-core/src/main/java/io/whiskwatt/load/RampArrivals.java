package io.whiskwatt.load;

import io.whiskwatt.units.Rate;
import java.time.Duration;

/**
 * Arrivals of a rate r(t) = a + (b − a)·t/T. Arrival k comes when the integral of the rate reaches
 * it: a·t + (b − a)·t²/(2T) = k, solved for t in the form that loses no digits, 2k / (a + √(a² +
 * 2(b − a)k/T)). Each is computed from its index, so that no rounding adds up. {@link StrictMath}
 * makes the times equal on every machine.
 */
final class RampArrivals implements ArrivalSchedule {
  private final double perSecondFirst;
  private final double twiceSlope;
  private final double count;
  private final long lastNanos;
  private long index;

  RampArrivals(Rate from, Rate to, Duration window) {
    double seconds = window.toNanos() / 1e9;
    perSecondFirst = from.perSecond();
    twiceSlope = 2 * (to.perSecond() - from.perSecond()) / seconds;
    count = (from.perSecond() + to.perSecond()) / 2 * seconds;
    lastNanos = window.toNanos() - 1;
  }

  @Override
  public long nextNanos() {
    if (index >= count) {
      return NEVER;
    }
    double square = perSecondFirst * perSecondFirst + twiceSlope * index;
    // Downhill the last arrivals have a square near 0, which rounding must not make negative.
    double root = StrictMath.sqrt(Math.max(0, square));
    double seconds = 2.0 * index++ / (perSecondFirst + root);
    return Math.min(lastNanos, (long) (seconds * 1e9));
  }
}
