package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionCaller;
import io.whiskwatt.openwhisk.client.CallListener;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Sends the invocations of one trial over HTTP. */
final class HttpInvoker implements Invoker {
  /** A teardown takes milliseconds; one that takes this long is not waited for. */
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);

  /** Calls that the load has given up are not waited for either. */
  private static final Duration ABANDONED_LIMIT = Duration.ofMillis(500);

  private final ActionCaller caller;
  private final PreparedTickets tickets;
  private final StartControl control;

  HttpInvoker(ActionCaller caller, PreparedTickets tickets, StartControl control) {
    this.caller = caller;
    this.tickets = tickets;
    this.control = control;
  }

  @Override
  public boolean begin(int slot, int ticket) {
    return ticket >= 0 && ticket < tickets.count() && caller.call(slot, tickets.target(ticket));
  }

  @Override
  public void close() {
    control.settle(caller.inFlight() == 0 ? SETTLE_LIMIT : ABANDONED_LIMIT);
  }

  /** Stamps what it hears with the run's clock and hands it on. */
  record Reporter(InvocationSink sink, ActivationIds ids, TimeSource time) implements CallListener {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    @Override
    public void sent(int slot) {
      sink.sent(slot, time.nanos());
    }

    @Override
    public void replied(int slot, int status, String activationId, byte[] body) {
      long now = time.nanos();
      ids.saw(slot, activationId);
      ByteBuffer reply = ByteBuffer.wrap(body).asReadOnlyBuffer();
      sink.ended(slot, now, Replies.outcome(status, body), status, reply);
    }

    @Override
    public void failed(int slot, String reason) {
      sink.ended(slot, time.nanos(), OutcomeKind.UNREACHABLE, 0, NOTHING);
    }
  }
}
