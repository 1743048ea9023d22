package io.whiskwatt.load;

import io.whiskwatt.units.Rate;

/** Arrivals at equal distances, each computed from its index so that no rounding adds up. */
final class ConstantArrivals implements ArrivalSchedule {
  private final double perSecond;
  private long index;

  ConstantArrivals(Rate rate) {
    perSecond = rate.perSecond();
  }

  /** Exact to 1 ns for the first 9·10⁶ arrivals: index · 10⁹ is then an exact double. */
  @Override
  public long nextNanos() {
    return (long) (index++ * 1e9 / perSecond);
  }
}
