package io.whiskwatt.load;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.trace.Replay;
import io.whiskwatt.units.Rate;
import java.time.Duration;

/** Intended starts of an open load, pure: the same seed gives the same times on every machine. */
public interface ArrivalSchedule {
  /** Later than every window: no further arrival is due. */
  long NEVER = Long.MAX_VALUE;

  /**
   * The next intended start, in nanoseconds after the window's opening; never decreases. At or
   * after the window's end, {@link #NEVER} included, there are no more.
   */
  long nextNanos();

  /**
   * Of a load in a window.
   *
   * @param window its length, above 0
   * @param seed where chance has a part
   */
  static ArrivalSchedule of(LoadShape.Open load, Duration window, long seed) {
    if (load instanceof LoadShape.Constant constant) {
      return constant(constant.rate());
    }
    if (load instanceof LoadShape.Poisson poisson) {
      return poisson(poisson.rate(), seed);
    }
    if (load instanceof LoadShape.Uniform uniform) {
      return uniform(uniform.rate(), seed);
    }
    if (load instanceof LoadShape.Burst burst) {
      return burst(burst.size(), burst.every());
    }
    if (load instanceof LoadShape.Ramp ramp) {
      return ramp(ramp.from(), ramp.to(), window);
    }
    return trace(((LoadShape.Trace) load).replay());
  }

  /** Equal distances; the first at the opening. */
  static ArrivalSchedule constant(Rate rate) {
    return new ConstantArrivals(rate);
  }

  /** Exponential distances of mean 1/rate; the first one distance after the opening. */
  static ArrivalSchedule poisson(Rate rate, long seed) {
    return new PoissonArrivals(rate, seed);
  }

  /** Distances uniform in [0, 2/rate]; the first one distance after the opening. */
  static ArrivalSchedule uniform(Rate rate, long seed) {
    return new UniformArrivals(rate, seed);
  }

  /** So many at once, again and again; the first at the opening. */
  static ArrivalSchedule burst(int size, Duration every) {
    return new BurstArrivals(size, every);
  }

  /** As recorded. */
  static ArrivalSchedule trace(Replay replay) {
    return new ReplayArrivals(replay);
  }

  /** A rate that changes evenly over the window; the first at the opening. */
  static ArrivalSchedule ramp(Rate from, Rate to, Duration window) {
    return new RampArrivals(from, to, window);
  }
}
