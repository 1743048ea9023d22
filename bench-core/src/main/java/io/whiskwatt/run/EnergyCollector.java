package io.whiskwatt.run;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what the meters say until the next commit takes it. Of several meters that tell the usage
 * of one node the first is listened to: each counts from its own beginning.
 */
final class EnergyCollector {
  private final List<CounterReading> readings = new ArrayList<>();
  private final List<ClockExchange> clocks = new ArrayList<>();
  private final List<UsageReading> usage = new ArrayList<>();
  private final List<EnergyLog.Gap> gaps = new ArrayList<>();
  private final Map<NodeId, EnergyMeter> tellsUsage = new HashMap<>();

  /** Takes what one meter says. */
  CounterSink of(EnergyMeter meter) {
    return new OfMeter(meter);
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

  private synchronized void add(EnergyMeter meter, UsageReading reading) {
    if (tellsUsage.computeIfAbsent(reading.node(), node -> meter) == meter) {
      usage.add(reading);
    }
  }

  private synchronized void add(CounterReading reading) {
    readings.add(reading);
  }

  private synchronized void add(ClockExchange exchange) {
    clocks.add(exchange);
  }

  private synchronized void add(EnergyLog.Gap gap) {
    gaps.add(gap);
  }

  private final class OfMeter implements CounterSink {
    private final EnergyMeter meter;

    OfMeter(EnergyMeter meter) {
      this.meter = meter;
    }

    @Override
    public void counter(CounterReading reading) {
      add(reading);
    }

    @Override
    public void clock(ClockExchange exchange) {
      add(exchange);
    }

    @Override
    public void usage(UsageReading reading) {
      add(meter, reading);
    }

    @Override
    public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      add(new EnergyLog.Gap(node, reason, fromNanos, toNanos));
    }
  }
}
