package io.whiskwatt.energy;

import io.whiskwatt.node.NodeId;

/** Receives what a meter reads, from any thread. */
public interface CounterSink {
  void counter(CounterReading reading);

  void clock(ClockExchange exchange);

  /** Readings of a node are missing between two times on the node's clock. */
  void gap(NodeId node, GapReason reason, long fromNanos, long toNanos);
}
