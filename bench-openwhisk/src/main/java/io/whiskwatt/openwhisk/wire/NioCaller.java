package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls of one plan. The thread that makes a call writes it; the ends come from the I/O thread. */
final class NioCaller implements Caller {
  /** What is written at once, and the most that TLS puts into one record. */
  static final int SCRATCH = 16 << 10;

  private final PeerConnections peer;
  private final Request[] requests;
  private final CallListener listener;
  private final int mostInFlight;
  private final long deadlineNanos;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH);
  private volatile boolean closed;

  NioCaller(PeerConnections peer, CallPlan plan, CallListener listener) {
    byte[] body = plan.payload().body();
    this.peer = peer;
    this.requests =
        plan.targets().stream()
            .map(target -> Request.of(plan, target, body))
            .toArray(Request[]::new);
    this.listener = listener;
    this.mostInFlight = plan.mostInFlight();
    this.deadlineNanos = plan.deadline().toNanos();
  }

  @Override
  public boolean call(int slot, int target) {
    Request request = requests[target];
    if (inFlight.incrementAndGet() > mostInFlight || closed || peer.isClosed()) {
      inFlight.decrementAndGet();
      return false;
    }
    long deadline = System.nanoTime() + deadlineNanos;
    Connection connection = peer.takeOrWait(this, slot, request, deadline);
    if (connection != null) {
      connection.begin(this, slot, request, deadline, scratch);
    }
    return true;
  }

  void sent(int slot) {
    if (!closed) {
      listener.sent(slot);
    }
  }

  void replied(int slot, RawReply reply) {
    inFlight.decrementAndGet();
    if (!closed) {
      listener.replied(slot, reply);
    }
  }

  void failed(int slot, Fault fault, String reason) {
    inFlight.decrementAndGet();
    if (!closed) {
      listener.failed(slot, fault, reason);
    }
  }

  @Override
  public int inFlight() {
    return inFlight.get();
  }

  /** Idle connections stay with the transport. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      peer.giveUp(this);
    }
  }
}
