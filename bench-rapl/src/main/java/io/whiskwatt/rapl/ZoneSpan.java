package io.whiskwatt.rapl;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One counter over a span: its readings in order, wraps corrected one by one.
 *
 * @param readings at least one
 * @param update the counter's update period
 */
record ZoneSpan(ZoneFacts zone, List<CounterReading> readings, Duration update) {
  /** Raw counters have 32 bits: their range is the largest value times the unit. */
  private static final double LARGEST_RAW = 4294967295.0;

  ZoneSpan {
    readings = List.copyOf(readings);
  }

  /** Of the steps that are known. */
  Energy energy() {
    return steps().stream().map(ZoneSpan::energyOf).reduce(Energy.ZERO, Energy::plus);
  }

  private static Energy energyOf(CounterStep step) {
    if (step instanceof CounterStep.Delta delta) {
      return delta.energy();
    }
    return step instanceof CounterStep.Wrapped wrapped ? wrapped.energy() : Energy.ZERO;
  }

  /** Why steps are not known; empty: all are. */
  List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    for (CounterStep step : steps()) {
      if (step instanceof CounterStep.Unreadable unreadable) {
        troubles.add(zone.zone() + ": " + unreadable.reason());
      }
    }
    return troubles;
  }

  private List<CounterStep> steps() {
    List<CounterStep> steps = new ArrayList<>();
    OptionalLong previous = OptionalLong.empty();
    long previousNanos = first().nanos();
    for (CounterReading reading : readings) {
      long spanNanos = reading.nanos() - previousNanos + 2 * update.toNanos();
      steps.add(CounterStep.between(previous, reading.microjoules(), zone.maxRange(), spanNanos));
      previous = OptionalLong.of(reading.microjoules());
      previousNanos = reading.nanos();
    }
    return steps;
  }

  CounterReading first() {
    return readings.get(0);
  }

  CounterReading last() {
    return readings.get(readings.size() - 1);
  }

  double seconds() {
    return (last().nanos() - first().nanos()) / 1e9;
  }

  double watts() {
    return energy().joules() / seconds();
  }

  /** The smallest step of the counter, in J: 1 µJ at least, the unit it is shown in. */
  double unitJoules() {
    return Math.max(1, zone.maxRange().orElse(0) / LARGEST_RAW) / 1e6;
  }
}
