package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it hears. Thread-safe. */
final class Heard implements CounterSink {
  private final List<CounterReading> readings = new ArrayList<>();
  private final List<ClockExchange> clocks = new ArrayList<>();
  private final List<UsageReading> usage = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  record Gap(GapReason reason, long fromNanos, long toNanos) {}

  @Override
  public synchronized void counter(CounterReading reading) {
    readings.add(reading);
  }

  @Override
  public synchronized void clock(ClockExchange exchange) {
    clocks.add(exchange);
  }

  @Override
  public synchronized void usage(UsageReading reading) {
    usage.add(reading);
  }

  @Override
  public synchronized void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    gaps.add(new Gap(reason, fromNanos, toNanos));
  }

  synchronized List<CounterReading> readings() {
    return List.copyOf(readings);
  }

  synchronized List<ClockExchange> clocks() {
    return List.copyOf(clocks);
  }

  synchronized List<UsageReading> usage() {
    return List.copyOf(usage);
  }

  synchronized List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  List<Long> sequences() {
    return readings().stream().map(CounterReading::sequence).distinct().toList();
  }

  /** True when every sample from the first to the last is there once, in order. */
  boolean isWhole() {
    List<Long> all = sequences();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i) != all.get(i - 1) + 1) {
        return false;
      }
    }
    return true;
  }
}
