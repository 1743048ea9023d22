package io.whiskwatt.vitals;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterStep;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.units.Energy;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One summed counter, from what it read. Energy is added up from reading to reading, so that no
 * wrap is missed; power is its difference between looks that lie far enough apart to divide by.
 */
final class CounterWatch {
  /** In less time the counter's own updates would show. */
  private static final double SHORTEST_SECONDS = 0.9;

  /** Of the run's clock: after so long without a reading nothing is said. */
  private static final long STALE_NANOS = 10_000_000_000L;

  private final OptionalLong maxRange;
  private final long lagNanos;
  private Optional<CounterReading> latest = Optional.empty();
  private Counted counted = new Counted(0, 0);
  private Counted lookedAt = counted;
  private OptionalDouble watts = OptionalDouble.empty();
  private long wattsNanos;

  /**
   * @param updateNanos the counter's update period
   */
  CounterWatch(ZoneFacts zone, long updateNanos) {
    this.maxRange = zone.maxRange();
    this.lagNanos = 2 * updateNanos;
  }

  /** Takes a reading, from the thread that reads. */
  synchronized void read(CounterReading reading) {
    latest.ifPresent(before -> add(before, reading));
    latest = Optional.of(reading);
  }

  private void add(CounterReading from, CounterReading to) {
    long span = to.nanos() - from.nanos();
    CounterStep step =
        CounterStep.between(
            OptionalLong.of(from.microjoules()), to.microjoules(), maxRange, span + lagNanos);
    if (step instanceof CounterStep.Delta delta) {
      counted = counted.plus(delta.energy(), span);
    } else if (step instanceof CounterStep.Wrapped wrapped) {
      counted = counted.plus(wrapped.energy(), span);
    }
  }

  /** Brings the power up to the latest reading. */
  synchronized void look(long nanos) {
    if (counted.seconds() - lookedAt.seconds() >= SHORTEST_SECONDS) {
      watts = counted.wattsSince(lookedAt);
      wattsNanos = nanos;
      lookedAt = counted;
    }
    if (nanos - wattsNanos > STALE_NANOS) {
      watts = OptionalDouble.empty();
    }
  }

  /** Over the last second, or the last update where that is longer; empty: unknown. */
  synchronized OptionalDouble watts() {
    return watts;
  }

  /** Everything that was counted since the watch began. */
  synchronized Counted counted() {
    return counted;
  }

  /**
   * Energy, and the time it was drawn in: that of steps of which nothing can be said is left out.
   */
  record Counted(double joules, double seconds) {
    Counted plus(Energy energy, long nanos) {
      return new Counted(joules + energy.joules(), seconds + nanos / 1e9);
    }

    /** Mean power since an earlier count; empty: no time has passed. */
    OptionalDouble wattsSince(Counted earlier) {
      double span = seconds - earlier.seconds;
      return span > 0
          ? OptionalDouble.of((joules - earlier.joules) / span)
          : OptionalDouble.empty();
    }
  }
}
