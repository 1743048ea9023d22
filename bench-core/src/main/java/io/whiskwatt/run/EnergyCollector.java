package io.whiskwatt.run;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.ArrayList;
import java.util.List;

/** Holds what the meters say until the next commit takes it. */
final class EnergyCollector implements CounterSink {
  private final List<CounterReading> readings = new ArrayList<>();
  private final List<ClockExchange> clocks = new ArrayList<>();
  private final List<UsageReading> usage = new ArrayList<>();
  private final List<EnergyLog.Gap> gaps = new ArrayList<>();

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
    gaps.add(new EnergyLog.Gap(node, reason, fromNanos, toNanos));
  }

  /** Everything since the last call. */
  synchronized EnergyLog take() {
    EnergyLog log = new EnergyLog(readings, clocks, usage, gaps);
    readings.clear();
    clocks.clear();
    usage.clear();
    gaps.clear();
    return log;
  }
}
