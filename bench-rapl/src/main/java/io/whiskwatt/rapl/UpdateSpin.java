package io.whiskwatt.rapl;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads as fast as it can until counters are updated (Hähnel et al., "Measuring Energy Consumption
 * for Short Code Paths Using RAPL", 2012). It keeps the processor busy on purpose: a core that
 * sleeps in between would draw another power than the one that is taken off afterwards.
 */
final class UpdateSpin {
  private final EnergyMeter meter;
  private final Readings readings;
  private final TimeSource time;
  private final Duration patience;
  private final List<String> summed;

  UpdateSpin(EnergyMeter meter, Readings readings, TimeSource time) {
    this.meter = meter;
    this.readings = readings;
    this.time = time;
    SourceFacts facts = meter.facts();
    this.patience = patience(facts);
    this.summed = facts.zones().stream().filter(ZoneFacts::summed).map(ZoneFacts::zone).toList();
  }

  /** A counter that has not moved by then does not move. */
  static Duration patience(SourceFacts facts) {
    return facts.updatePeriod().multipliedBy(100);
  }

  /**
   * Spins until each summed counter was updated so many times, or the {@link #patience} is over.
   */
  Map<String, Updates> await(int count) {
    Map<String, Updates> seen = new HashMap<>();
    long startNanos = time.nanos();
    long deadlineNanos = startNanos + patience.toNanos();
    // What the last reading was before this is of no use: counters were updated since.
    meter.covers(startNanos);
    Map<String, CounterReading> before = readings.last();
    while (!haveAll(seen, count)) {
      long nowNanos = time.nanos();
      if (nowNanos - deadlineNanos > 0) {
        return seen;
      }
      meter.covers(nowNanos);
      Map<String, CounterReading> sample = readings.last();
      compare(before, sample, seen);
      before = sample;
      Thread.onSpinWait();
    }
    return seen;
  }

  private boolean haveAll(Map<String, Updates> seen, int count) {
    return summed.stream()
        .allMatch(zone -> seen.containsKey(zone) && seen.get(zone).count() >= count);
  }

  private static void compare(
      Map<String, CounterReading> before,
      Map<String, CounterReading> sample,
      Map<String, Updates> seen) {
    sample.forEach(
        (zone, reading) -> {
          CounterReading last = before.getOrDefault(zone, reading);
          if (last.microjoules() != reading.microjoules()) {
            long lateNanos = reading.nanos() - last.nanos() + reading.widthNanos();
            seen.merge(
                zone,
                Updates.at(reading, lateNanos),
                (updates, one) -> updates.and(reading, lateNanos));
          }
        });
  }
}
