package io.whiskwatt.energy;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;

/** Receives what a meter reads, from any thread. */
public interface CounterSink {
  void counter(CounterReading reading);

  /**
   * All that came of one sample of a node has been given. Not every source tells.
   *
   * @param sequence of the sample
   */
  default void sampled(NodeId node, long sequence) {}

  void clock(ClockExchange exchange);

  /** What the machine did beside. */
  void usage(UsageReading reading);

  /** False where usage is dropped, and looking at it would be for nothing. */
  default boolean wantsUsage() {
    return true;
  }

  /** Readings of a node are missing between two times on the node's clock. */
  void gap(NodeId node, GapReason reason, long fromNanos, long toNanos);
}
