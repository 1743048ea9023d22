package io.whiskwatt.run;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.List;

/** What the meters said since the last committed step. */
public record EnergyLog(
    List<CounterReading> readings,
    List<ClockExchange> clocks,
    List<UsageReading> usage,
    List<Gap> gaps) {
  public static final EnergyLog EMPTY = new EnergyLog(List.of(), List.of(), List.of(), List.of());

  public EnergyLog {
    readings = List.copyOf(readings);
    clocks = List.copyOf(clocks);
    usage = List.copyOf(usage);
    gaps = List.copyOf(gaps);
  }

  /** Readings of a node that are missing, on the node's clock. */
  public record Gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {}
}
