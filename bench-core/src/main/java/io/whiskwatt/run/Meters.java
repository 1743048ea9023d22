package io.whiskwatt.run;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The open meters of a session: platforms with equal sources share one. */
final class Meters implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TimeSource time;
  private final EnergyCollector collector = new EnergyCollector();
  private final Map<BoundPlatform.MeterKey, EnergyMeter> meters = new LinkedHashMap<>();

  Meters(TimeSource time) {
    this.time = time;
  }

  void open(BoundPlatform platform) {
    if (!meters.containsKey(platform.meterKey())) {
      meters.put(platform.meterKey(), platform.energyProvider().open(platform.energySpec(), time));
    }
  }

  EnergyMeter of(BoundPlatform platform) {
    return Optional.ofNullable(meters.get(platform.meterKey())).orElseThrow();
  }

  void start() {
    meters.values().forEach(meter -> meter.start(collector));
  }

  EnergyLog take() {
    return collector.take();
  }

  /**
   * Waits for readings at or after a moment; false: they did not come, or the thread was
   * interrupted.
   */
  boolean awaitCover(long nanos) {
    long deadline = nanos + PATIENCE.toNanos();
    while (!meters.values().stream().allMatch(meter -> meter.covers(nanos))) {
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
  }
}
