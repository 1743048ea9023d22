package io.whiskwatt.load;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.Tickets;
import java.util.Optional;

/**
 * A closed loop: callers that call again when their reply came. A call's intended start is the
 * moment its caller became free, think time included, so that the delay of this loop itself counts
 * as lateness.
 *
 * <p>A caller that need not think calls again on the thread that told of its reply, so that no
 * thread must be woken for each call; the pacer begins the first calls and those after a think
 * time. One call is begun at a time, whoever does it. A call that ends while it is being begun is
 * followed by the next turn of a loop, not by a call within a call.
 */
final class Callers implements EndListener {
  /** A call that could not be started is tried again later, not in a tight loop. */
  private static final long PAUSE_AFTER_DROP_NANOS = 10_000_000;

  /** Held by who begins a call, and by who changes what is below. */
  private final Object turn = new Object();

  private final Tickets tickets;
  private final Sender sender;
  private final int callers;
  private final long thinkNanos;
  private final FreeCallers free;
  private final CallerOfSlot callerOfSlot;
  private int ticketsUsed;
  private long pacerWaitsUntilNanos;
  private boolean beginning;
  private boolean over;
  private Optional<String> exhausted = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();

  Callers(LoadShape.Closed shape, Tickets tickets, Sender sender) {
    this.tickets = tickets;
    this.sender = sender;
    this.callers = shape.concurrency();
    this.thinkNanos = shape.thinkTime().toNanos();
    this.free = new FreeCallers(callers);
    this.callerOfSlot = new CallerOfSlot(sender.capacity());
  }

  /** Calls until the window's end; says why when it had to stop before. */
  Optional<String> send() {
    sender.onEnd(this);
    for (int caller = 0; caller < callers; caller++) {
      free.add(caller, sender.openingNanos());
    }
    try {
      while (goesOn() && sender.nanos() < sender.closingNanos() && !Sender.interrupted()) {
        sender.waitUntilWoken(nextDueNanos());
        callDue();
      }
    } finally {
      stop();
    }
    return outcome();
  }

  private boolean goesOn() {
    synchronized (turn) {
      return !over;
    }
  }

  private long nextDueNanos() {
    synchronized (turn) {
      pacerWaitsUntilNanos =
          free.isEmpty()
              ? sender.closingNanos()
              : Math.min(free.firstDueNanos(), sender.closingNanos());
      return over ? sender.nanos() : pacerWaitsUntilNanos;
    }
  }

  /** From here on no call is begun. */
  private void stop() {
    synchronized (turn) {
      over = true;
    }
  }

  private Optional<String> outcome() {
    synchronized (turn) {
      failure.ifPresent(
          thrown -> {
            throw thrown;
          });
      return exhausted;
    }
  }

  /** Begins every call that is due. */
  private void callDue() {
    synchronized (turn) {
      beginning = true;
      try {
        while (isDue()) {
          call(free.firstDueNanos(), free.take());
        }
      } finally {
        beginning = false;
      }
    }
  }

  private boolean isDue() {
    long now = sender.nanos();
    boolean due =
        !over && !free.isEmpty() && free.firstDueNanos() <= now && now < sender.closingNanos();
    if (due) {
      exhausted = exhausted();
      over = exhausted.isPresent();
    }
    return due && !over;
  }

  private Optional<String> exhausted() {
    int left = tickets.reusable() ? tickets.count() : tickets.count() - ticketsUsed;
    if (left <= 0) {
      return Optional.of("the " + tickets.count() + " prepared starts were used up");
    }
    return sender.nextSlot() < sender.capacity()
        ? Optional.empty()
        : Optional.of("the log's " + sender.capacity() + " slots were used up");
  }

  private void call(long dueNanos, int caller) {
    callerOfSlot.set(sender.nextSlot(), caller);
    int ticket = tickets.reusable() ? tickets.ticketOf(caller, sender.nextSlot()) : ticketsUsed++;
    if (!sender.send(ticket, dueNanos)) {
      free.add(caller, sender.nanos() + Math.max(thinkNanos, PAUSE_AFTER_DROP_NANOS));
    }
  }

  @Override
  public void ended(int slot, long nanos) {
    synchronized (turn) {
      free.add(callerOfSlot.get(slot), nanos + thinkNanos);
      // Otherwise this very thread is beginning a call, and looks again when it has.
      if (!beginning) {
        callAgain();
      }
    }
  }

  /** What goes wrong here is the pacer's: this thread is the transport's. */
  private void callAgain() {
    try {
      callDue();
    } catch (RuntimeException thrown) {
      failure = Optional.of(thrown);
      over = true;
    }
    if (over || (!free.isEmpty() && free.firstDueNanos() < pacerWaitsUntilNanos)) {
      sender.wake();
    }
  }
}
