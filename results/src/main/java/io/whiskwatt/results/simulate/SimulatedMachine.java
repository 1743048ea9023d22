package io.whiskwatt.results.simulate;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A machine that draws power and has a RAPL counter: it counts whole units, is updated every
 * millisecond and wraps; it is read every tenth of a second on a clock that is neither the run's
 * nor as fast. Unless all are asked for, readings are kept where a span of constant power begins
 * and ends; those in between would say nothing.
 */
final class SimulatedMachine {
  static final Duration SAMPLING = Duration.ofMillis(100);

  /**
   * Readings at each end of a span: one may fall on the very end, and on which side of it is not
   * known better than the clocks are.
   */
  private static final int KEPT = 2;

  private static final Duration UPDATE = Duration.ofMillis(1);

  /** 2⁻¹⁶ J, one of the two units in use. */
  private static final double UNIT_MICROJOULES = 1e6 / 65_536;

  private static final long RAW_VALUES = 1L << 32;

  /** (2³² − 1) units, as the kernel says it: some 18 minutes at 60 W. */
  private static final long RANGE_MICROJOULES = 65_535_999_984L;

  private static final double IDLE_WATTS = 60;
  private static final double CLOCK_FASTER = 20e-6;
  private static final long CLOCK_AHEAD_NANOS = 5_000_000_000L;

  private final NodeId node;
  private final Chance chance;
  private final Flicker idle;
  private final long kept;
  private long now;
  private double joules;
  private long sequence;
  private List<CounterReading> readings = new ArrayList<>();

  /**
   * Somewhere in its counter's range.
   *
   * @param idleWatts standard deviation of the idle power
   */
  SimulatedMachine(NodeId node, double idleWatts, Chance chance) {
    this(node, idleWatts, chance, KEPT);
  }

  private SimulatedMachine(NodeId node, double idleWatts, Chance chance, long kept) {
    this.node = node;
    this.kept = kept;
    this.chance = chance;
    this.idle = new Flicker(idleWatts, chance);
    this.now = 1_000_000_000L + Math.round(SAMPLING.toNanos() * chance.unit());
    this.joules = chance.unit() * RANGE_MICROJOULES / 1e6;
  }

  /** One of which every reading is kept, as of a real one. */
  static SimulatedMachine readThroughout(NodeId node, double idleWatts, Chance chance) {
    return new SimulatedMachine(node, idleWatts, chance, Integer.MAX_VALUE);
  }

  /** On the run's clock that another machine has already. */
  SimulatedMachine beside(SimulatedMachine other) {
    now = other.now;
    return this;
  }

  static SourceFacts source(NodeId node) {
    ZoneFacts zone =
        new ZoneFacts(
            node, "package-0", "package", true, "simulated", OptionalLong.of(RANGE_MICROJOULES));
    return new SourceFacts(
        "simulated",
        Quality.SIMULATED,
        List.of(zone),
        SAMPLING,
        UPDATE,
        Energy.ofMicrojoules(Math.round(UNIT_MICROJOULES)),
        "a simulated RAPL counter",
        List.of());
  }

  /** On the run's clock, in nanoseconds. */
  long now() {
    return now;
  }

  /** Draws constant power for a while: what it idles at, and the work's on top. */
  void pass(long nanos, double workWatts) {
    double watts = Math.max(0, IDLE_WATTS + idle.after(nanos / 1e9) + workWatts);
    long sampling = SAMPLING.toNanos();
    long first = Math.floorDiv(now, sampling) + 1;
    long last = Math.floorDiv(now + nanos, sampling);
    for (long sample = first; sample <= last; sample++) {
      if (sample < first + kept || sample > last - kept) {
        read(sample * sampling, watts);
      }
    }
    joules += watts * nanos / 1e9;
    now += nanos;
  }

  private void read(long at, double watts) {
    long updated = Math.max(now, Math.floorDiv(at, UPDATE.toNanos()) * UPDATE.toNanos());
    double drawn = joules + watts * (updated - now) / 1e9;
    long units = (long) Math.floor(drawn * 1e6 / UNIT_MICROJOULES);
    long counter = (long) Math.floor(units % RAW_VALUES * UNIT_MICROJOULES);
    long width = 10_000L + Math.round(40_000 * chance.unit());
    readings.add(new CounterReading(node, "package-0", sequence++, nodeNanos(at), width, counter));
  }

  private static long nodeNanos(long runNanos) {
    return CLOCK_AHEAD_NANOS + runNanos + Math.round(CLOCK_FASTER * runNanos);
  }

  /** What was read since this was asked last, and one question to the clock. */
  EnergyLog take() {
    List<CounterReading> taken = readings;
    readings = new ArrayList<>();
    long trip = 200_000L + Math.round(1_000_000 * chance.unit());
    long there = Math.round(trip * chance.unit());
    ClockExchange exchange = new ClockExchange(node, now, nodeNanos(now + there), now + trip);
    return new EnergyLog(taken, List.of(exchange), List.of(), List.of());
  }
}
