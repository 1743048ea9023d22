package io.whiskwatt.load;

import io.whiskwatt.platform.Tickets;

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

  /** What cannot be sent is dropped. */
  void send(ArrivalSchedule arrivals) {
    send(arrivals, sender.openingNanos(), sender.closingNanos() - sender.openingNanos());
  }

  /** The same for a part of the window. */
  void send(ArrivalSchedule arrivals, long openingNanos, long lengthNanos) {
    long due = arrivals.nextNanos();
    while (due < lengthNanos && sender.waitUntil(openingNanos + due)) {
      arrive(openingNanos + due);
      due = arrivals.nextNanos();
    }
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
      return tickets.ticketOf(sender.nextSlot(), sender.nextSlot());
    }
    return ticketsUsed < count ? ticketsUsed : TrialRecorder.NO_TICKET;
  }
}
