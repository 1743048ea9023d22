package io.whiskwatt.rapl.agent.ring;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.time.TimeSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a meter of one node says, kept. Its sampler is the one thread that writes. */
public final class SampleLog implements CounterSink {
  private final SampleRing ring;
  private final GapLog gaps = new GapLog();
  private final EnergyTotals totals;
  private final SampleTimes times;
  private final TimeSource time;
  private final Map<String, Integer> columns = new HashMap<>();
  private final long[] sample;
  private volatile OptionalLong lastNanos = OptionalLong.empty();

  /**
   * An empty log.
   *
   * @param capacity samples to keep, 2 or more
   */
  public SampleLog(SourceFacts source, int capacity, TimeSource time) {
    List<String> zones = source.zones().stream().map(ZoneFacts::zone).toList();
    zones.forEach(zone -> columns.put(zone, columns.size()));
    this.ring = new SampleRing(zones, capacity);
    this.totals = new EnergyTotals(source);
    this.times = new SampleTimes(source.samplingPeriod());
    this.time = time;
    this.sample = new long[Samples.width(zones.size())];
    Arrays.fill(sample, Samples.NONE);
  }

  @Override
  public void counter(CounterReading reading) {
    Integer zone = columns.get(reading.zone());
    if (zone != null) {
      int column = Samples.column(zone);
      sample[column] = reading.nanos();
      sample[column + 1] = reading.widthNanos();
      sample[column + 2] = reading.microjoules();
      totals.add(zone, reading.nanos(), reading.microjoules());
    }
  }

  @Override
  public void sampled(NodeId node, long sequence) {
    long nowNanos = time.nanos();
    sample[0] = nowNanos;
    ring.add(sample);
    Arrays.fill(sample, Samples.NONE);
    times.add(nowNanos);
    lastNanos = OptionalLong.of(nowNanos);
  }

  @Override
  public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    gaps.add(new Gap(reason, fromNanos, toNanos, ring.next(), ring.next()));
  }

  @Override
  public void clock(ClockExchange exchange) {
    // The sampler and this log share a clock.
  }

  @Override
  public void usage(UsageReading reading) {
    // Kept elsewhere: counters have a ring of their own.
  }

  public SampleRing ring() {
    return ring;
  }

  public EnergyTotals totals() {
    return totals;
  }

  public SampleTimes times() {
    return times;
  }

  /** When the last sample was complete, on the node's clock. */
  public OptionalLong lastNanos() {
    return lastNanos;
  }

  /** The gaps that touch these samples. */
  public List<Gap> gaps(Samples samples) {
    return gaps.all().stream().filter(gap -> gap.touches(samples)).toList();
  }
}
