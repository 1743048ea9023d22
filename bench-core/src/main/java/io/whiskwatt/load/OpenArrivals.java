package io.whiskwatt.load;

import io.whiskwatt.platform.Tickets;
import java.util.Optional;

/** An open load: arrivals come when they are due, whatever the platform does. */
final class OpenArrivals {
  private final Sender sender;
  private final Tickets tickets;
  private final int inFlightLimit;
  private int ticketsUsed;

  OpenArrivals(LoadPlan plan, Sender sender) {
    this.sender = sender;
    this.tickets = plan.tickets();
    this.inFlightLimit = plan.inFlightLimit();
  }

  /** Never shortened: what cannot be sent is dropped. */
  Optional<String> send(ArrivalSchedule arrivals) {
    long windowNanos = sender.closingNanos() - sender.openingNanos();
    long due = arrivals.nextNanos();
    while (due < windowNanos && sender.waitUntil(sender.openingNanos() + due)) {
      arrive(sender.openingNanos() + due);
      due = arrivals.nextNanos();
    }
    return Optional.empty();
  }

  private void arrive(long intendedNanos) {
    int ticket = nextTicket();
    if (ticket == TrialRecorder.NO_TICKET || sender.inFlight() >= inFlightLimit) {
      sender.drop(intendedNanos);
    } else {
      ticketsUsed++;
      sender.send(ticket, intendedNanos);
    }
  }

  private int nextTicket() {
    int count = tickets.count();
    if (tickets.reusable() && count > 0) {
      return sender.nextSlot() % count;
    }
    return ticketsUsed < count ? ticketsUsed : TrialRecorder.NO_TICKET;
  }
}
