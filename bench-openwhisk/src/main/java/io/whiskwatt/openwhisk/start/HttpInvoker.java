package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Sends the invocations of one trial over HTTP. */
final class HttpInvoker implements Invoker {
  /** A teardown takes milliseconds; one that takes this long is not waited for. */
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);

  /** Calls that the load has given up are not waited for either. */
  private static final Duration ABANDONED_LIMIT = Duration.ofMillis(500);

  private final Calls calls;
  private final Caller caller;
  private final PreparedTickets tickets;
  private final ActivationIds ids;
  private final int[] turns;
  private final int[] callsOf;
  private int mostInFlight;
  private boolean closed;
  private long endedNanos;

  /**
   * Ready to send.
   *
   * @param connections to open before the first call, 0 or more
   */
  HttpInvoker(
      Calls calls,
      PreparedTickets tickets,
      int connections,
      InvocationSink sink,
      ActivationIds ids) {
    this.calls = calls;
    this.tickets = tickets;
    this.ids = ids;
    this.turns = new int[tickets.count()];
    this.callsOf = new int[tickets.actions().size()];
    Reporter reporter = new Reporter(sink, ids, calls.site().time());
    this.caller = calls.caller(tickets.actions(), connections, reporter);
  }

  @Override
  public boolean begin(int slot, int ticket) {
    if (ticket < 0 || ticket >= tickets.count()) {
      return false;
    }
    int target = tickets.target(ticket, turns[ticket]);
    boolean begun = caller.call(slot, target);
    if (begun) {
      turns[ticket]++;
      callsOf[target]++;
      mostInFlight = Math.max(mostInFlight, caller.inFlight());
    }
    return begun;
  }

  @Override
  public void close() {
    calls.site().control().settle(caller.inFlight() == 0 ? SETTLE_LIMIT : ABANDONED_LIMIT);
    if (!closed) {
      closed = true;
      account();
      caller.close();
    }
  }

  /** What still runs keeps its sandbox for as long as the action may take. */
  private void account() {
    long now = calls.site().time().nanos();
    boolean running = caller.inFlight() > 0 || ids.accepted();
    long last = running ? now + calls.timeout().toNanos() : now;
    totals().forEach((action, count) -> calls.left(action, count, mostInFlight(), last));
    endedNanos = last;
  }

  private Map<Placed, Integer> totals() {
    Map<Placed, Integer> totals = new HashMap<>();
    for (int target = 0; target < callsOf.length; target++) {
      totals.merge(tickets.actions().get(target), callsOf[target], Integer::sum);
    }
    totals.values().removeIf(count -> count == 0);
    return totals;
  }

  /** Of this load, 1 or more. */
  int mostInFlight() {
    return Math.max(1, mostInFlight);
  }

  /** Nobody will join this load: its calls are known, but not who served them. */
  void recall() {
    totals()
        .keySet()
        .forEach(action -> calls.sightings().ended(action, mostInFlight(), endedNanos));
  }

  /** Stamps what it hears with the run's clock and hands it on. */
  record Reporter(InvocationSink sink, ActivationIds ids, TimeSource time) implements CallListener {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    @Override
    public void sent(int slot) {
      sink.sent(slot, time.nanos());
    }

    @Override
    public void replied(int slot, RawReply reply) {
      long now = time.nanos();
      ids.saw(slot, reply.activationId());
      OutcomeKind outcome = Replies.outcome(reply);
      if (outcome == OutcomeKind.ACCEPTED) {
        ids.sawAccepted();
      }
      sink.ended(slot, now, outcome, reply.status(), reply.body());
    }

    @Override
    public void failed(int slot, Fault fault, String reason) {
      sink.ended(slot, time.nanos(), Replies.outcome(fault), 0, NOTHING);
    }
  }
}
