package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import io.whiskwatt.units.Power;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Made-up counters of a package and its memory that grow by a stated power and wrap where real ones
 * do: for trials of what reads counters. They belong to the clock, so that they go on over a
 * restart of the process, as a machine's do.
 */
public final class SimulatedEnergy {
  /** A package's counter in units of 61 µJ. */
  private static final long PACKAGE_RANGE = 262_143_328_850L;

  /** The counter of a server's memory in units of 15.3 µJ. */
  private static final long DRAM_RANGE = 65_712_999_613L;

  private static final Duration UPDATE = Duration.ofNanos(976_563);

  private SimulatedEnergy() {}

  /**
   * A meter on them.
   *
   * @param power of the package; its memory draws a tenth of it
   * @param period between two samples
   */
  public static EnergyMeter open(LocalNode node, Power power, Duration period, TimeSource time) {
    List<Made> made =
        List.of(
            new Made("package-0", Domain.PACKAGE, power.watts(), PACKAGE_RANGE),
            new Made("package-0/dram", Domain.DRAM, power.watts() / 10, DRAM_RANGE));
    return new SamplingMeter(node, new MadeUp(node, power, made), period, time);
  }

  /**
   * One counter.
   *
   * @param range where it begins again at 0, in microjoules
   */
  private record Made(String zone, Domain domain, double watts, long range) {
    /** 1 W for 1 ns is 10^−3 µJ; it stands still between two updates. */
    long microjoules(long nanos) {
      long updates = Math.floorDiv(nanos, UPDATE.toNanos());
      return Math.floorMod((long) (watts / 1000 * UPDATE.toNanos() * updates), range + 1);
    }
  }

  private record MadeUp(LocalNode node, Power power, List<Made> made) implements Counters {
    @Override
    public SourceFacts facts(Duration samplingPeriod) {
      String note =
          "SIMULATED: the counters are made up, "
              + power
              + " for the package and a tenth of it for memory, whatever the machine does";
      return new SourceFacts(
          "simulated",
          Quality.SIMULATED,
          made.stream().map(this::zone).toList(),
          samplingPeriod,
          UPDATE,
          Energy.ofMicrojoules(1),
          "made up, for trials",
          List.of(note));
    }

    private ZoneFacts zone(Made counter) {
      return new ZoneFacts(
          node.node().id(),
          counter.zone(),
          counter.domain().key(),
          true,
          "summed: simulated",
          OptionalLong.of(counter.range()));
    }

    @Override
    public List<Reading> read(TimeSource time) {
      return made.stream().map(counter -> read(counter, time)).toList();
    }

    private static Reading read(Made counter, TimeSource time) {
      long beforeNanos = time.nanos();
      long microjoules = counter.microjoules(beforeNanos);
      return new Reading.Value(counter.zone(), beforeNanos, time.nanos(), microjoules);
    }

    /** Half the time in which the package's comes round; its memory's is slower. */
    @Override
    public Duration longestSafeGap() {
      double watts = Math.max(power.watts(), 1e-3);
      return Duration.ofNanos((long) (PACKAGE_RANGE / watts * 1000 / 2));
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
