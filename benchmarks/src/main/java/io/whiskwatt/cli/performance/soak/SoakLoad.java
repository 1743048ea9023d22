package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.openwhisk.start.Replies;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A constant load on one caller, in one trial from beginning to end. */
final class SoakLoad implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMillis(1500);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final int MOST_IN_FLIGHT = 1000;

  /** Replies are looked at when they come; none is read again. */
  private static final int REPLY_BYTES = 1 << 16;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final TimeSource time;
  private final LoadPlan plan;
  private final TrialRecorder log;
  private final Transport transport;
  private final Caller caller;

  SoakLoad(Transport transport, int port, LoadShape shape, Duration span, TimeSource time) {
    this.time = time;
    this.transport = transport;
    this.plan = LoadPlan.of(shape, new OneTicket(), span, 1).withDrainLimit(DRAIN);
    this.log = new TrialRecorder(plan.slots(), REPLY_BYTES);
    this.caller = transport.open(calls(port), new Reporter(log, time));
  }

  private static CallPlan calls(int port) {
    return new CallPlan(
        URI.create("http://127.0.0.1:" + port),
        Trust.systemDefault(),
        List.of(new CallPlan.Target("POST", "/soak?blocking=true")),
        new CallPlan.Payload(
            "{}".getBytes(StandardCharsets.UTF_8),
            List.of(new CallPlan.Header("Content-Type", "application/json")),
            Optional.empty()),
        DEADLINE,
        MOST_IN_FLIGHT,
        0);
  }

  int inFlight() {
    return caller.inFlight();
  }

  /** Returns when all calls have ended. */
  Map<OutcomeKind, Long> run() {
    new LoadLoop(time).run(plan, new OfCaller(caller), log);
    Map<OutcomeKind, Long> counts = new TreeMap<>();
    for (int slot = 0; slot < log.size(); slot++) {
      counts.merge(log.outcome(slot), 1L, Long::sum);
    }
    return counts;
  }

  @Override
  public void close() {
    caller.close();
    transport.close();
  }

  private record OfCaller(Caller caller) implements Invoker {
    @Override
    public boolean begin(int slot, int ticket) {
      return caller.call(slot, 0);
    }

    /** Whoever opened the caller closes it. */
    @Override
    public void close() {}
  }

  private record OneTicket() implements Tickets {
    @Override
    public StartKind start() {
      return StartKind.WARM;
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public boolean reusable() {
      return true;
    }

    @Override
    public Optional<String> limitation() {
      return Optional.empty();
    }
  }

  private record Reporter(InvocationSink sink, TimeSource time) implements CallListener {
    @Override
    public void sent(int slot) {
      sink.sent(slot, time.nanos());
    }

    @Override
    public void replied(int slot, RawReply reply) {
      sink.ended(slot, time.nanos(), Replies.outcome(reply), reply.status(), NOTHING);
    }

    @Override
    public void failed(int slot, Fault fault, String reason) {
      sink.ended(slot, time.nanos(), Replies.outcome(fault), 0, NOTHING);
    }
  }
}
