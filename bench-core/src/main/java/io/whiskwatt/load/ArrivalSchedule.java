package io.whiskwatt.load;

import io.whiskwatt.units.Rate;

/** Intended starts of an open load, pure: the same seed gives the same times. */
public interface ArrivalSchedule {
  /** The next intended start, in nanoseconds after the window's opening; never decreases. */
  long nextNanos();

  /** Equal distances; the first at the opening. */
  static ArrivalSchedule constant(Rate rate) {
    return new ConstantArrivals(rate);
  }

  /** Exponential distances of mean 1/rate; the first one distance after the opening. */
  static ArrivalSchedule poisson(Rate rate, long seed) {
    return new PoissonArrivals(rate, seed);
  }
}
