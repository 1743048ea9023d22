package io.whiskwatt.rapl;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.PowercapSurvey;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;

/**
 * A door for code that wants the energy of a block of its own: RAPL where this machine has it, else
 * a model from CPU time, labelled as such.
 *
 * <pre>{@code
 * try (LocalEnergy energy = LocalEnergy.open()) {
 *   BlockEnergy spent = energy.measure(() -> sort(numbers));
 * }
 * }</pre>
 *
 * <p>All of the machine is counted, other processes and idle power included. Counters are updated
 * about once per millisecond: repeat what is shorter than 100 ms, and divide.
 */
public final class LocalEnergy implements AutoCloseable {
  /** Only there so that no counter wraps twice unseen. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final EnergyMeter meter;
  private final TimeSource time;
  private final Readings readings = new Readings();

  private LocalEnergy(EnergyMeter meter, TimeSource time) {
    this.meter = meter;
    this.time = time;
  }

  /**
   * The best source of this machine.
   *
   * @throws EnergyUnavailable when there is neither RAPL nor CPU time: not on Linux
   */
  public static LocalEnergy open() {
    PowercapSurvey survey = PowercapSurvey.of(PowercapSurvey.DEFAULT_ROOT, LocalNode.read());
    return on(AutoProvider.open(survey, PERIOD, SystemTime.INSTANCE), SystemTime.INSTANCE);
  }

  /** A meter of one machine that was not started yet; it is closed with this door. */
  public static LocalEnergy on(EnergyMeter meter, TimeSource time) {
    LocalEnergy energy = new LocalEnergy(meter, time);
    meter.start(energy.readings);
    return energy;
  }

  /** What is read. */
  public SourceFacts source() {
    return meter.facts();
  }

  /** Runs the block on this thread; what it throws comes out. One block at a time. */
  public synchronized BlockEnergy measure(Runnable block) {
    sample();
    readings.begin();
    long fromNanos = time.nanos();
    block.run();
    long toNanos = time.nanos();
    sample();
    return readings.between(fromNanos, toNanos, meter.facts());
  }

  private void sample() {
    long nowNanos = time.nanos();
    long deadlineNanos = nowNanos + LONGEST_WAIT.toNanos();
    while (!meter.covers(nowNanos)) {
      if (time.nanos() - deadlineNanos > 0) {
        throw new EnergyUnavailable("the energy source gave no reading for " + LONGEST_WAIT);
      }
      time.parkUntil(time.nanos() + 1_000_000);
    }
  }

  @Override
  public void close() {
    meter.close();
  }
}
