package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Transport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calls over bare NIO: written by the thread that makes them, read by one thread for all
 * connections, without garbage.
 */
public final class NioTransport implements Transport {
  private final Map<Peer, PeerConnections> peers = new HashMap<>();
  private Optional<IoThread> io = Optional.empty();
  private boolean closed;

  private NioTransport() {}

  /** With no thread and no connection yet: they come with the first caller. */
  public static NioTransport create() {
    return new NioTransport();
  }

  @Override
  public Caller open(CallPlan plan, CallListener listener) {
    PeerConnections peer = connections(peer(plan));
    NioCaller caller = new NioCaller(peer, plan, listener);
    peer.expect(plan.deadline().toNanos());
    peer.openBeforehand(plan.connections());
    return caller;
  }

  private static Peer peer(CallPlan plan) {
    if (Optional.ofNullable(plan.origin().getHost()).isEmpty()) {
      throw new IllegalArgumentException(
          "'" + plan.origin() + "' names no host; write it as http://HOST:PORT");
    }
    return Peer.of(plan);
  }

  private synchronized PeerConnections connections(Peer peer) {
    if (closed) {
      throw new IllegalStateException("the transport is closed");
    }
    IoThread running = io.orElseGet(IoThread::start);
    io = Optional.of(running);
    return peers.computeIfAbsent(
        peer,
        unknown -> {
          PeerConnections connections = new PeerConnections(running, unknown);
          running.add(connections);
          return connections;
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    io.ifPresent(IoThread::close);
  }
}
