package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.CallListener;
import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Transport;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls over bare NIO: written by the thread that makes them, read by one thread for all
 * connections, without garbage.
 */
public final class NioTransport implements Transport {
  private final IoThread io = IoThread.start();
  private final Map<Peer, PeerConnections> peers = new ConcurrentHashMap<>();

  private NioTransport() {}

  /** With a thread of its own, and no connection yet. */
  public static NioTransport start() {
    return new NioTransport();
  }

  @Override
  public Caller open(CallPlan plan, CallListener listener) {
    PeerConnections peer = peers.computeIfAbsent(peer(plan), this::connections);
    NioCaller caller = new NioCaller(peer, io, plan, listener);
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

  private PeerConnections connections(Peer peer) {
    PeerConnections connections = new PeerConnections(io, peer);
    io.add(connections);
    return connections;
  }

  @Override
  public void close() {
    io.close();
  }
}
