package io.whiskwatt.run;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import java.time.Duration;

/** How many starts to prepare for a window. */
final class TicketDemand {
  /** More than this is never prepared for one window: each costs a control call. */
  static final int MOST = 5_000;

  /** Warm sandboxes held for one second's worth of arrivals at a quarter second each; more only waste memory. */
  private static final double WARM_SECONDS = 0.25;

  private static final int MOST_WARM = 32;

  /** A caller that is faster than expected must not run dry. */
  private static final double RESERVE = 1.5;

  private TicketDemand() {}

  /**
   * Starts wanted for a window.
   *
   * @param callNanos mean time of one call as seen before, above 0
   */
  static int of(StartKind start, LoadShape load, Duration window, double callNanos) {
    boolean held = start == StartKind.WARM || start == StartKind.PAUSED;
    if (load instanceof LoadShape.Closed closed) {
      return held ? closed.concurrency() : closedCalls(closed, window, callNanos);
    }
    double perSecond = perSecond(load);
    return held
        ? (int) Math.min(MOST_WARM, Math.ceil(perSecond * WARM_SECONDS) + 1)
        : openCalls(perSecond * window.toNanos() / 1e9);
  }

  private static int closedCalls(LoadShape.Closed closed, Duration window, double callNanos) {
    double perCaller = window.toNanos() / (callNanos + closed.thinkTime().toNanos());
    return bounded(closed.concurrency() * (Math.ceil(perCaller * RESERVE) + 2));
  }

  /** Five standard deviations above the mean of a Poisson count. */
  private static int openCalls(double mean) {
    return bounded(Math.ceil(mean + 5 * Math.sqrt(mean)) + 1);
  }

  private static int bounded(double count) {
    return (int) Math.min(MOST, count);
  }

  private static double perSecond(LoadShape load) {
    if (load instanceof LoadShape.Constant constant) {
      return constant.rate().perSecond();
    }
    if (load instanceof LoadShape.Poisson poisson) {
      return poisson.rate().perSecond();
    }
    throw new IllegalArgumentException("\"" + load.id() + "\" has no rate");
  }
}
