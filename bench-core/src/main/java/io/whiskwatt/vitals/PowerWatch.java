package io.whiskwatt.vitals;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.vitals.CounterWatch.Counted;
import io.whiskwatt.vitals.SourcePower.NodePower;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The power of one energy source: the sum of its summed counters. */
final class PowerWatch {
  private final List<String> platforms;
  private final Quality quality;
  private final Map<NodeId, String> names = new LinkedHashMap<>();
  private final Map<NodeId, Map<String, CounterWatch>> counters = new LinkedHashMap<>();

  /**
   * @param platforms those it is the source of
   */
  PowerWatch(List<String> platforms, EnergyMeter meter) {
    this.platforms = List.copyOf(platforms);
    SourceFacts facts = meter.facts();
    this.quality = facts.quality();
    for (Node node : meter.nodes()) {
      names.put(node.id(), node.name());
    }
    for (ZoneFacts zone : facts.zones()) {
      if (zone.summed()) {
        counters
            .computeIfAbsent(zone.node(), node -> new LinkedHashMap<>())
            .put(zone.zone(), new CounterWatch(zone, facts.updatePeriod().toNanos()));
      }
    }
  }

  boolean isOf(String platform) {
    return platforms.contains(platform);
  }

  Quality quality() {
    return quality;
  }

  /** Passes everything on, and looks at the counters on the way. */
  CounterSink before(CounterSink sink) {
    return new Passing(sink);
  }

  void look(long nanos) {
    all().forEach(counter -> counter.look(nanos));
  }

  private Collection<CounterWatch> all() {
    return counters.values().stream().flatMap(zones -> zones.values().stream()).toList();
  }

  SourcePower power() {
    List<NodePower> nodes = new ArrayList<>();
    counters.forEach(
        (node, zones) ->
            nodes.add(
                new NodePower(
                    Optional.ofNullable(names.get(node)).orElse(node.value()),
                    sum(zones.values().stream().map(CounterWatch::watts).toList()))));
    return new SourcePower(
        platforms, quality, sum(nodes.stream().map(NodePower::watts).toList()), nodes);
  }

  /** What has been counted, counter by counter. */
  List<Counted> counted() {
    return all().stream().map(CounterWatch::counted).toList();
  }

  /** Mean power since; empty: unknown. */
  OptionalDouble wattsSince(List<Counted> earlier) {
    List<Counted> now = counted();
    List<OptionalDouble> each = new ArrayList<>();
    for (int at = 0; at < now.size(); at++) {
      each.add(now.get(at).wattsSince(earlier.get(at)));
    }
    return sum(each);
  }

  /** A sum of which a part is missing is none. */
  private static OptionalDouble sum(List<OptionalDouble> parts) {
    boolean known = !parts.isEmpty() && parts.stream().allMatch(OptionalDouble::isPresent);
    return known
        ? OptionalDouble.of(parts.stream().mapToDouble(part -> part.orElse(0)).sum())
        : OptionalDouble.empty();
  }

  private final class Passing implements CounterSink {
    private final CounterSink sink;

    Passing(CounterSink sink) {
      this.sink = sink;
    }

    @Override
    public void counter(CounterReading reading) {
      Optional.ofNullable(counters.get(reading.node()))
          .map(zones -> zones.get(reading.zone()))
          .ifPresent(counter -> counter.read(reading));
      sink.counter(reading);
    }

    @Override
    public void sampled(NodeId node, long sequence) {
      sink.sampled(node, sequence);
    }

    @Override
    public void clock(ClockExchange exchange) {
      sink.clock(exchange);
    }

    @Override
    public void usage(UsageReading reading) {
      sink.usage(reading);
    }

    @Override
    public boolean wantsUsage() {
      return sink.wantsUsage();
    }

    @Override
    public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      sink.gap(node, reason, fromNanos, toNanos);
    }
  }
}
