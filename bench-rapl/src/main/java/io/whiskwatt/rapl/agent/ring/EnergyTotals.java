package io.whiskwatt.rapl.agent.ring;

import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.units.Energy;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Each counter's energy since the agent's start, its wraps undone. One thread writes, any number
 * read.
 */
public final class EnergyTotals {
  private static final long NEVER = -1;

  private final List<ZoneFacts> zones;
  private final long updateNanos;
  private final long[] last;
  private final long[] lastNanos;
  private final AtomicLongArray microjoules;
  private final AtomicLongArray lost;

  EnergyTotals(SourceFacts source) {
    this.zones = source.zones();
    this.updateNanos = source.updatePeriod().toNanos();
    this.last = new long[zones.size()];
    this.lastNanos = new long[zones.size()];
    Arrays.fill(last, NEVER);
    this.microjoules = new AtomicLongArray(zones.size());
    this.lost = new AtomicLongArray(zones.size());
  }

  void add(int zone, long nanos, long counter) {
    CounterStep step =
        CounterStep.between(
            last[zone] == NEVER ? OptionalLong.empty() : OptionalLong.of(last[zone]),
            counter,
            zones.get(zone).maxRange(),
            nanos - lastNanos[zone] + 2 * updateNanos);
    last[zone] = counter;
    lastNanos[zone] = nanos;
    if (step instanceof CounterStep.Delta delta) {
      grow(zone, delta.energy());
    } else if (step instanceof CounterStep.Wrapped wrapped) {
      grow(zone, wrapped.energy());
    } else if (step instanceof CounterStep.Unreadable) {
      lost.incrementAndGet(zone);
    }
  }

  private void grow(int zone, Energy energy) {
    microjoules.addAndGet(zone, energy.microjoules());
  }

  public List<ZoneFacts> zones() {
    return zones;
  }

  public Energy of(int zone) {
    return Energy.ofMicrojoules(microjoules.get(zone));
  }

  /** Steps of the counter that told no energy and were left out. */
  public long lost(int zone) {
    return lost.get(zone);
  }
}
