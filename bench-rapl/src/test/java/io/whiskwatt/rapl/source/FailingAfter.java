package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;

/** A sink whose disk is full after some readings, for tests. */
final class FailingAfter implements CounterSink {
  private final CounterSink next;
  private int left;

  FailingAfter(CounterSink next, int readings) {
    this.next = next;
    this.left = readings;
  }

  @Override
  public void counter(CounterReading reading) {
    if (left-- <= 0) {
      throw new IllegalStateException("disk full");
    }
    next.counter(reading);
  }

  @Override
  public void clock(ClockExchange exchange) {
    next.clock(exchange);
  }

  @Override
  public void usage(UsageReading reading) {
    // Energy alone is looked at.
  }

  @Override
  public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    next.gap(node, reason, fromNanos, toNanos);
  }
}
