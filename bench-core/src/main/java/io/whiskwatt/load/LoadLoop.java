package io.whiskwatt.load;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Pacing;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.time.TimeSource;
import java.util.List;
import java.util.Optional;

/**
 * Sends one trial's invocations from one thread, each at its intended start, and waits for their
 * ends. Nothing is allocated per invocation.
 *
 * <ul>
 *   <li>Open loads (rates, bursts, ramps, traces): every arrival that is due before the window's
 *       end is sent, however late the platform or this thread is; an arrival without a ticket, or
 *       above the in-flight limit, is dropped and never delayed.
 *   <li>Closed loop: a caller calls again when its reply came and its think time has passed; no
 *       call starts at or after the window's end.
 *   <li>Search: steps of a constant rate, each like an open load, begun when all calls of the one
 *       before have ended; the window is the most they can take together.
 *   <li>Tickets: a reusable one serves every n-th arrival, or always the same callers; others serve
 *       one invocation each, in order. When they are used up, an open load drops and a closed loop
 *       ends early and says so.
 *   <li>The loop returns when the window is over and every slot has ended, or at the drain limit,
 *       which ends the open ones as unreachable. Interrupting its thread does the same at once.
 * </ul>
 */
public final class LoadLoop {
  /** Between the call and an opening of the loop's own choice: the first arrival is not late. */
  private static final long LEAD_NANOS = 5_000_000;

  private final TimeSource time;
  private final Pacing pacing;

  /** A loop that waits parked. */
  public LoadLoop(TimeSource time) {
    this(time, Pacing.PARKED);
  }

  public LoadLoop(TimeSource time, Pacing pacing) {
    this.time = time;
    this.pacing = pacing;
  }

  /** What it goes by. */
  public TimeSource time() {
    return time;
  }

  /** How it waits. */
  public Pacing pacing() {
    return pacing;
  }

  /**
   * Runs one trial on the calling thread.
   *
   * @param invoker opened with {@code recorder} as its sink; the caller closes it
   * @param recorder empty, with room for {@link LoadPlan#slots()}
   */
  public LoadResult run(LoadPlan plan, Invoker invoker, TrialRecorder recorder) {
    requireFit(plan, recorder);
    time.waitExactly(true);
    long opening = plan.openingNanos().orElseGet(() -> time.nanos() + LEAD_NANOS);
    Sender sender = new Sender(time, pacing, plan, invoker, recorder, opening);
    try {
      Optional<String> shortened = Optional.empty();
      List<RateStep> steps = List.of();
      if (plan.shape() instanceof LoadShape.Search search) {
        steps = new StepSearch(search, plan, sender, recorder).send();
        sender.drain(true);
      } else {
        shortened = send(plan, sender);
        sender.drain(shortened.isPresent());
      }
      return LoadResult.of(opening, recorder, shortened, steps, Sender.interrupted());
    } finally {
      sender.close();
      time.waitExactly(false);
    }
  }

  private static void requireFit(LoadPlan plan, TrialRecorder recorder) {
    if (recorder.size() > 0) {
      throw new IllegalArgumentException("a trial needs a log of its own; this one is in use");
    }
    boolean counted = !(plan.shape() instanceof LoadShape.Closed);
    if (counted && recorder.capacity() < plan.slots()) {
      throw new IllegalArgumentException(
          "the log holds "
              + recorder.capacity()
              + " slots, but "
              + plan.slots()
              + " arrivals are due; make it with TrialRecorder.forPlan");
    }
  }

  private static Optional<String> send(LoadPlan plan, Sender sender) {
    Optional<ArrivalSchedule> arrivals = plan.schedule();
    if (arrivals.isEmpty()) {
      return new Callers((LoadShape.Closed) plan.shape(), plan.tickets(), sender).send();
    }
    new OpenArrivals(plan, sender).send(arrivals.get());
    return Optional.empty();
  }
}
