package io.whiskwatt.run;

import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import java.time.Duration;

/** How many starts to prepare for a window. */
final class TicketDemand {
  /** A closed loop never gets more for one window: each costs a control call. */
  static final int MOST = 5_000;

  /** As long as a call is taken to hold its sandbox: what comes within it needs as many. */
  private static final Duration HOLD = Duration.ofMillis(250);

  /** More only waste memory, unless more arrive at once. */
  private static final int MOST_WARM = 32;

  /** Arrivals so close together cannot share a sandbox. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  /** A caller that is faster than expected must not run dry. */
  private static final double RESERVE = 1.5;

  /** Enough to learn how long a call takes. */
  private static final int FEW = 2;

  private TicketDemand() {}

  /** Starts for load that is not kept, where each fresh sandbox takes room from the window. */
  static int sparing(StartKind start, int wanted) {
    return isHeld(start) ? wanted : Math.min(FEW, wanted);
  }

  /** A paused sandbox is held too, but serves one paused start: afterwards it is warm. */
  private static boolean isHeld(StartKind start) {
    return start == StartKind.WARM;
  }

  /**
   * Starts wanted for a window.
   *
   * @param seed of the arrivals
   * @param callNanos mean time of one call as seen before, above 0
   */
  static int of(StartKind start, LoadShape load, Duration window, long seed, double callNanos) {
    boolean held = isHeld(start);
    if (load instanceof LoadShape.Closed closed) {
      return held ? closed.concurrency() : closedCalls(closed, window, callNanos);
    }
    if (!held) {
      return LoadPlan.slots(load, window, seed);
    }
    return load instanceof LoadShape.Search search
        ? warm(search.fastest())
        : warm((LoadShape.Open) load);
  }

  private static int warm(LoadShape.Open load) {
    double most = Math.max(MOST_WARM, Math.ceil(load.most(AT_ONCE)));
    return (int) Math.min(most, Math.ceil(load.most(HOLD)) + 1);
  }

  private static int closedCalls(LoadShape.Closed closed, Duration window, double callNanos) {
    double perCaller = window.toNanos() / (callNanos + closed.thinkTime().toNanos());
    return (int) Math.min(MOST, closed.concurrency() * (Math.ceil(perCaller * RESERVE) + 2));
  }
}
