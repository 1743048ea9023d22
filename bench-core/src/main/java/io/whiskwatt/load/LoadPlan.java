package io.whiskwatt.load;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.Tickets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one trial is to do.
 *
 * @param shape how invocations arrive
 * @param tickets the starts that were prepared
 * @param window length of the time in which calls start, above 0
 * @param drainLimit how long after the window's end replies are waited for, 0 or more
 * @param inFlightLimit an open load drops arrivals while so many invocations are unanswered, 1 or
 *     more
 * @param seed of the arrival times
 * @param openingNanos the opening on the run's clock, where several trials open together; empty:
 *     the loop chooses it
 */
public record LoadPlan(
    LoadShape shape,
    Tickets tickets,
    Duration window,
    Duration drainLimit,
    int inFlightLimit,
    long seed,
    OptionalLong openingNanos) {
  /** An action's default time limit of 60 s, and the 15 s by which platforms report it late. */
  public static final Duration DRAIN_LIMIT = Duration.ofSeconds(75);

  /** Above what a stall of seconds piles up at thousands of calls a second. */
  public static final int IN_FLIGHT_LIMIT = 10_000;

  /** Room of a closed loop's log where its calls cannot be counted beforehand. */
  private static final int CLOSED_SLOTS_LIMIT = 10_000_000;

  /** A call of a closed loop is not expected to take less; only used to size the log. */
  private static final long SHORTEST_CALL_NANOS = 20_000;

  public LoadPlan {
    if (window.isNegative() || window.isZero() || drainLimit.isNegative() || inFlightLimit < 1) {
      throw new IllegalArgumentException(
          "a trial needs a window above 0, a drain limit of 0 or more and an in-flight limit of 1"
              + " or more, not "
              + window
              + ", "
              + drainLimit
              + " and "
              + inFlightLimit);
    }
  }

  /** With the default limits, opening when the loop is ready. */
  public static LoadPlan of(LoadShape shape, Tickets tickets, Duration window, long seed) {
    return new LoadPlan(
        shape, tickets, window, DRAIN_LIMIT, IN_FLIGHT_LIMIT, seed, OptionalLong.empty());
  }

  public LoadPlan openingAt(long nanos) {
    return new LoadPlan(
        shape, tickets, window, drainLimit, inFlightLimit, seed, OptionalLong.of(nanos));
  }

  public LoadPlan withDrainLimit(Duration limit) {
    return new LoadPlan(shape, tickets, window, limit, inFlightLimit, seed, openingNanos);
  }

  public LoadPlan withInFlightLimit(int limit) {
    return new LoadPlan(shape, tickets, window, drainLimit, limit, seed, openingNanos);
  }

  /**
   * Slots the trial's log must have: the exact number of arrivals of an open load, the callers'
   * most for a closed one.
   */
  public int slots() {
    return slots(shape, window, seed, tickets.reusable() ? Integer.MAX_VALUE : tickets.count());
  }

  /**
   * The same before tickets were granted: as many tickets as a window could need, for {@link
   * io.whiskwatt.platform.Deployment#prepare}.
   */
  public static int slots(LoadShape shape, Duration window, long seed) {
    return slots(shape, window, seed, Integer.MAX_VALUE);
  }

  private static int slots(LoadShape shape, Duration window, long seed, int tickets) {
    if (shape instanceof LoadShape.Search search) {
      return Math.toIntExact((long) Math.ceil(search.mostArrivals()) + search.mostSteps());
    }
    return schedule(shape, window, seed)
        .map(arrivals -> count(arrivals, window.toNanos()))
        .orElseGet(() -> Math.min(tickets, closedSlots((LoadShape.Closed) shape, window)));
  }

  Optional<ArrivalSchedule> schedule() {
    return schedule(shape, window, seed);
  }

  private static Optional<ArrivalSchedule> schedule(LoadShape shape, Duration window, long seed) {
    return shape instanceof LoadShape.Open open
        ? Optional.of(ArrivalSchedule.of(open, window, seed))
        : Optional.empty();
  }

  private static int count(ArrivalSchedule arrivals, long windowNanos) {
    int count = 0;
    while (arrivals.nextNanos() < windowNanos) {
      count = Math.incrementExact(count);
    }
    return count;
  }

  private static int closedSlots(LoadShape.Closed closed, Duration window) {
    long cycleNanos = closed.thinkTime().toNanos() + SHORTEST_CALL_NANOS;
    long perCaller = window.toNanos() / cycleNanos + 1;
    return (int) Math.min(CLOSED_SLOTS_LIMIT, perCaller * closed.concurrency());
  }
}
