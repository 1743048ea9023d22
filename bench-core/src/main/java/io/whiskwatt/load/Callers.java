package io.whiskwatt.load;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.Tickets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A closed loop: callers that call again when their reply came. A call's intended start is the
 * moment its caller became free, think time included, so that the delay of this loop itself counts
 * as lateness.
 */
final class Callers implements EndListener {
  private static final long BUSY = Long.MAX_VALUE;

  /** A call that could not be started is tried again later, not in a tight loop. */
  private static final long PAUSE_AFTER_DROP_NANOS = 10_000_000;

  private final Tickets tickets;
  private final Sender sender;
  private final long thinkNanos;
  private final AtomicLongArray freeAtNanos;
  private final int[] callerOfSlot;
  private int ticketsUsed;

  Callers(LoadShape.Closed shape, Tickets tickets, Sender sender) {
    this.tickets = tickets;
    this.sender = sender;
    this.thinkNanos = shape.thinkTime().toNanos();
    this.freeAtNanos = new AtomicLongArray(shape.concurrency());
    this.callerOfSlot = new int[sender.capacity()];
  }

  /** Calls until the window's end; says why when it had to stop before. */
  Optional<String> send() {
    sender.onEnd(this);
    for (int caller = 0; caller < freeAtNanos.length(); caller++) {
      freeAtNanos.set(caller, sender.openingNanos());
    }
    Optional<String> exhausted = Optional.empty();
    while (exhausted.isEmpty() && sender.nanos() < sender.closingNanos() && !Sender.interrupted()) {
      exhausted = callOrWait(firstFree());
    }
    return exhausted;
  }

  private Optional<String> callOrWait(int caller) {
    long dueNanos = freeAtNanos.get(caller);
    if (dueNanos > sender.nanos()) {
      sender.waitUntilWoken(Math.min(dueNanos, sender.closingNanos()));
      return Optional.empty();
    }
    Optional<String> exhausted = exhausted();
    if (exhausted.isEmpty()) {
      call(caller, dueNanos);
    }
    return exhausted;
  }

  private int firstFree() {
    int first = 0;
    for (int caller = 1; caller < freeAtNanos.length(); caller++) {
      first = freeAtNanos.get(caller) < freeAtNanos.get(first) ? caller : first;
    }
    return first;
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

  private void call(int caller, long dueNanos) {
    freeAtNanos.set(caller, BUSY);
    callerOfSlot[sender.nextSlot()] = caller;
    int ticket = tickets.reusable() ? caller % tickets.count() : ticketsUsed++;
    if (!sender.send(ticket, dueNanos)) {
      freeAtNanos.set(caller, sender.nanos() + Math.max(thinkNanos, PAUSE_AFTER_DROP_NANOS));
    }
  }

  @Override
  public void ended(int slot, long nanos) {
    freeAtNanos.set(callerOfSlot[slot], nanos + thinkNanos);
    sender.wake();
  }
}
