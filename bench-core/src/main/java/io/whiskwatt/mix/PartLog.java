package io.whiskwatt.mix;

import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;

/**
 * A trial's log as one part of the mix sees it: the slots keep their numbers, and those of other
 * parts look as if they had never been sent.
 */
record PartLog(TrialLog whole, MixTickets tickets, int part) implements TrialLog {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public int ticket(int slot) {
    int ticket = whole.ticket(slot);
    return isOurs(slot) ? tickets.ticketOfPart(ticket) : -1;
  }

  @Override
  public long intendedNanos(int slot) {
    return whole.intendedNanos(slot);
  }

  @Override
  public long actualNanos(int slot) {
    return whole.actualNanos(slot);
  }

  @Override
  public long endNanos(int slot) {
    return whole.endNanos(slot);
  }

  @Override
  public OutcomeKind outcome(int slot) {
    return isOurs(slot) ? whole.outcome(slot) : OutcomeKind.DROPPED;
  }

  @Override
  public int status(int slot) {
    return isOurs(slot) ? whole.status(slot) : 0;
  }

  @Override
  public ByteBuffer reply(int slot) {
    return isOurs(slot) ? whole.reply(slot) : NOTHING;
  }

  private boolean isOurs(int slot) {
    int ticket = whole.ticket(slot);
    return tickets.has(ticket) && tickets.part(ticket) == part;
  }
}
