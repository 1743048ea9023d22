package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A sink that keeps all it hears, for tests. */
public final class Recorded implements CounterSink {
  private final List<CounterReading> readings = new ArrayList<>();
  private final List<ClockExchange> clocks = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  public record Gap(GapReason reason, long fromNanos, long toNanos) {}

  @Override
  public synchronized void counter(CounterReading reading) {
    readings.add(reading);
  }

  @Override
  public synchronized void clock(ClockExchange exchange) {
    clocks.add(exchange);
  }

  @Override
  public void usage(UsageReading reading) {
    // Energy alone is looked at.
  }

  @Override
  public synchronized void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
    gaps.add(new Gap(reason, fromNanos, toNanos));
  }

  public synchronized List<CounterReading> readings() {
    return List.copyOf(readings);
  }

  public List<CounterReading> readings(String zone) {
    return readings().stream().filter(reading -> reading.zone().equals(zone)).toList();
  }

  public synchronized List<ClockExchange> clocks() {
    return List.copyOf(clocks);
  }

  public synchronized List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** Σ of the steps of one zone, wraps corrected. */
  public long microjoules(String zone, OptionalLong range) {
    List<CounterReading> all = readings(zone);
    return IntStream.range(1, all.size())
        .mapToLong(i -> energy(all.get(i - 1), all.get(i), range))
        .sum();
  }

  private static long energy(CounterReading previous, CounterReading current, OptionalLong range) {
    CounterStep step =
        CounterStep.between(
            OptionalLong.of(previous.microjoules()),
            current.microjoules(),
            range,
            current.nanos() - previous.nanos());
    if (step instanceof CounterStep.Wrapped wrapped) {
      return wrapped.energy().microjoules();
    }
    return ((CounterStep.Delta) step).energy().microjoules();
  }
}
