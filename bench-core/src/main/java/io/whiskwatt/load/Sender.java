package io.whiskwatt.load;

import io.whiskwatt.plan.Pacing;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.time.TimeSource;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of a trial that open and closed loads share: slots, what is in flight, the end. */
final class Sender implements EndListener {
  private final TimeSource time;
  private final Pacer pace;
  private final Invoker invoker;
  private final TrialRecorder recorder;
  private final Thread pacer = Thread.currentThread();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final long openingNanos;
  private final long closingNanos;
  private final long drainNanos;
  private volatile boolean draining;
  private EndListener caller = (slot, nanos) -> {};

  Sender(
      TimeSource time,
      Pacing pacing,
      LoadPlan plan,
      Invoker invoker,
      TrialRecorder recorder,
      long openingNanos) {
    this.time = time;
    this.pace = new Pacer(time, pacing);
    this.invoker = invoker;
    this.recorder = recorder;
    this.openingNanos = openingNanos;
    this.closingNanos = openingNanos + plan.window().toNanos();
    this.drainNanos = plan.drainLimit().toNanos();
    recorder.onEnd(this);
  }

  long openingNanos() {
    return openingNanos;
  }

  long closingNanos() {
    return closingNanos;
  }

  int capacity() {
    return recorder.capacity();
  }

  int nextSlot() {
    return recorder.size();
  }

  int inFlight() {
    return inFlight.get();
  }

  long nanos() {
    return time.nanos();
  }

  /** Also tells this listener of each end. Before the first slot. */
  void onEnd(EndListener listener) {
    caller = listener;
  }

  static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  /** False when interrupted. */
  boolean waitUntil(long nanos) {
    pace.waitUntil(nanos);
    return !interrupted();
  }

  void waitUntilWoken(long latestNanos) {
    pace.waitUntilWoken(latestNanos);
  }

  void wake() {
    time.wake(pacer);
  }

  /** Begins the next slot; false when it had to be dropped. */
  boolean send(int ticket, long intendedNanos) {
    int slot = recorder.open(ticket, intendedNanos);
    inFlight.incrementAndGet();
    boolean begun = invoker.begin(slot, ticket);
    if (!begun && recorder.drop(slot, time.nanos())) {
      inFlight.decrementAndGet();
    }
    return begun;
  }

  void drop(long intendedNanos) {
    recorder.drop(recorder.open(TrialRecorder.NO_TICKET, intendedNanos), time.nanos());
  }

  @Override
  public void ended(int slot, long nanos) {
    caller.ended(slot, nanos);
    inFlight.decrementAndGet();
    if (draining) {
      wake();
    }
  }

  /**
   * Waits for the window's end and for what is in flight.
   *
   * @param early true: the load ended before the window, and so does the trial
   */
  void drain(boolean early) {
    if (!early) {
      time.parkUntil(closingNanos);
    }
    awaitEnds(time.nanos() + drainNanos);
    close();
  }

  /** Waits until nothing is in flight, or this moment. */
  void awaitEnds(long deadlineNanos) {
    draining = true;
    while (inFlight.get() > 0 && time.nanos() < deadlineNanos && !interrupted()) {
      time.parkUntilWoken(deadlineNanos);
    }
    draining = false;
  }

  /** Ends what is still open, so that the log can be read whatever happened. */
  void close() {
    recorder.abandonOpenSlots(time.nanos());
  }
}
