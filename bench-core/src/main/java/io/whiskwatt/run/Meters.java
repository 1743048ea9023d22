package io.whiskwatt.run;

import io.whiskwatt.energy.CheckReadings;
import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open meters of a session: platforms with equal sources share one. Nothing waits for a check
 * but the commit, and a check that falls silent leaves no mark on a window.
 */
final class Meters implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TimeSource time;
  private final EnergyCollector collector = new EnergyCollector();
  private final Map<BoundSource.Key, EnergyMeter> meters = new LinkedHashMap<>();
  private final Map<BoundSource.Key, EnergyMeter> checks = new LinkedHashMap<>();

  /** The platforms that each source is the source of. */
  private final Map<BoundSource.Key, List<String>> names = new LinkedHashMap<>();

  Meters(TimeSource time) {
    this.time = time;
  }

  void open(BoundPlatform platform) {
    open(platform.energy(), meters, checks);
    names
        .computeIfAbsent(platform.energy().key(), key -> new ArrayList<>())
        .add(platform.entry().name());
    platform.check().ifPresent(check -> open(check, checks, meters));
  }

  /** One that counts for one platform may be the check of another: it is opened once. */
  private void open(
      BoundSource source,
      Map<BoundSource.Key, EnergyMeter> into,
      Map<BoundSource.Key, EnergyMeter> others) {
    if (!into.containsKey(source.key())) {
      EnergyMeter known = others.get(source.key());
      into.put(source.key(), known == null ? source.open(time) : known);
    }
  }

  EnergyMeter of(BoundPlatform platform) {
    return Optional.ofNullable(meters.get(platform.energy().key())).orElseThrow();
  }

  /** What the check of a platform reads; its nodes are marked. */
  Optional<SourceFacts> check(BoundPlatform platform) {
    return platform
        .check()
        .flatMap(check -> Optional.ofNullable(checks.get(check.key())))
        .map(meter -> CheckReadings.marked(meter.facts()));
  }

  void start(RunWatch watch) {
    meters.forEach(
        (key, meter) -> {
          CounterSink own = watch.metering(platformsOf(key), meter, collector.of(meter));
          meter.start(checks.containsKey(key) ? new Both(own, CheckReadings.into(own)) : own);
        });
    checks.forEach(
        (key, meter) -> {
          if (!meters.containsKey(key)) {
            meter.start(CheckReadings.into(collector.of(meter)));
          }
        });
  }

  private List<String> platformsOf(BoundSource.Key key) {
    return names.getOrDefault(key, List.of());
  }

  EnergyLog take() {
    return collector.take();
  }

  /**
   * Waits for readings at or after a moment; false: they did not come, or the thread was
   * interrupted.
   */
  boolean awaitCover(long nanos) {
    return await(meters.values(), nanos);
  }

  /** Waits for the checks as well: without the end of a window they say nothing of it. */
  void awaitChecks(long nanos) {
    await(checks.values(), nanos);
  }

  private boolean await(Collection<EnergyMeter> awaited, long nanos) {
    long deadline = nanos + PATIENCE.toNanos();
    while (!awaited.stream().allMatch(meter -> meter.covers(nanos))) {
      if (time.nanos() >= deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      time.parkUntil(time.nanos() + LOOK_AGAIN_NANOS);
    }
    return true;
  }

  /** True once a metered machine was started anew. */
  boolean outdated() {
    return meters.values().stream().anyMatch(EnergyMeter::outdated);
  }

  @Override
  public void close() {
    meters.values().forEach(EnergyMeter::close);
    checks.values().forEach(EnergyMeter::close);
  }

  /** Of a meter that counts for one platform and is the check of another. */
  private record Both(CounterSink one, CounterSink other) implements CounterSink {
    @Override
    public void counter(CounterReading reading) {
      one.counter(reading);
      other.counter(reading);
    }

    @Override
    public void clock(ClockExchange exchange) {
      one.clock(exchange);
      other.clock(exchange);
    }

    @Override
    public void usage(UsageReading reading) {
      one.usage(reading);
      other.usage(reading);
    }

    @Override
    public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      one.gap(node, reason, fromNanos, toNanos);
      other.gap(node, reason, fromNanos, toNanos);
    }
  }
}
