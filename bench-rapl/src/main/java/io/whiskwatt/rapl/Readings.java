package io.whiskwatt.rapl;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a meter of one machine said: its last sample, and while a block runs all samples. */
final class Readings implements CounterSink {
  private final SortedMap<Long, Map<String, CounterReading>> samples = new TreeMap<>();
  private final Set<String> gaps = new LinkedHashSet<>();
  private boolean blockRuns;

  @Override
  public synchronized void counter(CounterReading reading) {
    if (!blockRuns) {
      samples.headMap(reading.sequence()).clear();
    }
    samples
        .computeIfAbsent(reading.sequence(), sequence -> new LinkedHashMap<>())
        .put(reading.zone(), reading);
  }

  @Override
  public void clock(ClockExchange exchange) {
    // The machine's clock is ours.
  }

  @Override
  public void usage(UsageReading reading) {
    // Energy alone is looked at.
  }

  @Override
  public boolean wantsUsage() {
    return false;
  }

  @Override
  public synchronized void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    gaps.add("readings are missing in between: " + reason);
  }

  /** From here on everything is kept. */
  synchronized void begin() {
    if (!samples.isEmpty()) {
      samples.headMap(samples.lastKey()).clear();
    }
    gaps.clear();
    blockRuns = true;
  }

  synchronized void end() {
    blockRuns = false;
  }

  /** The last sample by zone; empty before the first. */
  synchronized Map<String, CounterReading> last() {
    return samples.isEmpty()
        ? Map.of()
        : Map.copyOf(samples.getOrDefault(samples.lastKey(), Map.of()));
  }

  /** Gaps since the block began, as sentences. */
  synchronized List<String> gaps() {
    return List.copyOf(gaps);
  }

  /**
   * Samples by zone, from the last one before a time to the first one after another, as far as
   * there are such.
   */
  synchronized List<Map<String, CounterReading>> enclosing(long fromNanos, long toNanos) {
    List<Map<String, CounterReading>> enclosing = new ArrayList<>();
    for (Map<String, CounterReading> sample : samples.values()) {
      if (sample.values().stream().allMatch(reading -> reading.nanos() <= fromNanos)) {
        enclosing.clear();
      }
      enclosing.add(Map.copyOf(sample));
      if (sample.values().stream().allMatch(reading -> reading.nanos() >= toNanos)) {
        return enclosing;
      }
    }
    return enclosing;
  }
}
