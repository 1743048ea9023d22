package io.whiskwatt.testing;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it hears. Thread-safe. */
final class RecordedCounters implements CounterSink {
  private final List<CounterReading> readings = new ArrayList<>();
  private final List<ClockExchange> exchanges = new ArrayList<>();
  private int gaps;

  @Override
  public synchronized void counter(CounterReading reading) {
    readings.add(reading);
  }

  @Override
  public synchronized void clock(ClockExchange exchange) {
    exchanges.add(exchange);
  }

  @Override
  public void usage(UsageReading reading) {
    // Energy alone is looked at.
  }

  @Override
  public synchronized void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    gaps++;
  }

  synchronized List<CounterReading> readings() {
    return List.copyOf(readings);
  }

  synchronized List<ClockExchange> exchanges() {
    return List.copyOf(exchanges);
  }

  synchronized boolean hadGaps() {
    return gaps > 0;
  }

  List<CounterReading> of(NodeId node, String zone) {
    return readings().stream()
        .filter(reading -> reading.node().equals(node) && reading.zone().equals(zone))
        .toList();
  }
}
