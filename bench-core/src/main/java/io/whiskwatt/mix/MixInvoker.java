package io.whiskwatt.mix;

import io.whiskwatt.platform.Invoker;
import java.util.List;

/** Hands each call to the invoker of the part that its ticket is of. */
final class MixInvoker implements Invoker {
  private final MixTickets tickets;
  private final Invoker[] parts;

  MixInvoker(MixTickets tickets, List<Invoker> parts) {
    this.tickets = tickets;
    this.parts = parts.toArray(Invoker[]::new);
  }

  @Override
  public boolean begin(int slot, int ticket) {
    return tickets.has(ticket)
        && parts[tickets.part(ticket)].begin(slot, tickets.ticketOfPart(ticket));
  }

  @Override
  public void close() {
    CloseAll.of(List.of(parts), Invoker::close);
  }
}
