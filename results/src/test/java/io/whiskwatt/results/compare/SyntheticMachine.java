package io.whiskwatt.results.compare;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.run.EnergyLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machine of a synthetic run: it draws power, works, and is sampled. */
final class SyntheticMachine {
  private static final long CLOCK_AHEAD_NANOS = 5_000_000_000L;

  private long now = 1_000_000_000L;
  private double joules = 19_999;
  private double shift;
  private long sequence;
  private List<CounterReading> readings = new ArrayList<>();
  private List<UsageReading> usage = new ArrayList<>();
  private Optional<SyntheticSecond> second = Optional.empty();
  private double functionSeconds;
  private double elapsed;

  private final double drift;
  private final Optional<Beside> beside;
  private final long roundTripNanos;

  SyntheticMachine(double drift, Optional<Beside> beside, long roundTripNanos) {
    this.drift = drift;
    this.beside = beside;
    this.roundTripNanos = roundTripNanos;
  }

  /** A second source is read beside. */
  void check(SyntheticSecond.Second read) {
    second = Optional.of(new SyntheticSecond(read));
  }

  long now() {
    return now;
  }

  /** Draws so much more than usual from here on, in watts. */
  void shift(double watts) {
    shift = watts;
  }

  void pass(long nanos, double netWatts) {
    long end = now + nanos;
    while (now < end) {
      long step = Math.min(SyntheticRun.SAMPLE_NANOS, end - now);
      double idle = 10 + drift * now / 1e9 + shift;
      joules += (idle + netWatts) * step / 1e9;
      second.ifPresent(beside -> beside.pass(idle + netWatts, step));
      now += step;
      functionSeconds += netWatts / 10 * step / 1e9;
      elapsed += step / 1e9;
      beside.ifPresent(work -> tell(work, netWatts > 0));
      sample();
    }
  }

  private void tell(Beside work, boolean busy) {
    double user = 1.1 * functionSeconds + work.foreign() * elapsed;
    tell("machine", UsageMeasure.CPU_USER_NANOS, user * 1e9);
    tell("machine", UsageMeasure.CPU_SYSTEM_NANOS, 0);
    tell("machine", UsageMeasure.CPU_GUEST_NANOS, 0);
    tell("machine", UsageMeasure.CPU_STEAL_NANOS, work.steal() * elapsed * 1e9);
    tell("machine", UsageMeasure.FREQUENCY_HERTZ, 2e9);
    tell("machine", UsageMeasure.TEMPERATURE_CELSIUS, 50 + work.warming() * elapsed);
    tell("machine", UsageMeasure.CLOCK_POLICY_CHANGES, Math.min(work.changes(), elapsed));
    tell("function", UsageMeasure.CPU_NANOS, functionSeconds * 1e9);
    tell("generator", UsageMeasure.CPU_NANOS, 0.1 * functionSeconds * 1e9);
    tell("function", UsageMeasure.SANDBOXES, 2);
    tell("function", UsageMeasure.SANDBOXES_BUSY, busy ? 1 : 0);
    tell("function", UsageMeasure.PSS_BYTES, busy ? 120e6 : 80e6);
    tell("shim", UsageMeasure.PSS_BYTES, 20e6);
  }

  private void tell(String group, UsageMeasure measure, double value) {
    usage.add(new UsageReading(SyntheticRun.NODE, group, measure, now + CLOCK_AHEAD_NANOS, value));
  }

  private void sample() {
    long counter = Math.round(joules * 1e6) % SyntheticRun.RANGE_MICROJOULES;
    long at = now + CLOCK_AHEAD_NANOS;
    readings.add(new CounterReading(SyntheticRun.NODE, "package-0", sequence, at, 10, counter));
    readings.add(new CounterReading(SyntheticRun.NODE, "core", sequence, at, 10, counter / 2));
    second.ifPresent(beside -> readings.add(beside.reading(sequence, now)));
    sequence++;
  }

  EnergyLog.Gap silence(Silence silence, long from, long to) {
    long begin = from + Math.round(silence.from() * (to - from)) + CLOCK_AHEAD_NANOS;
    long end = from + Math.round(silence.to() * (to - from)) + CLOCK_AHEAD_NANOS;
    // A meter knows of the last sample that failed, not of what came after it.
    long lastMissing =
        readings.stream().mapToLong(CounterReading::nanos).filter(t -> t < end).max().orElse(end);
    readings.removeIf(reading -> reading.nanos() > begin && reading.nanos() < end);
    return new EnergyLog.Gap(SyntheticRun.NODE, silence.reason(), begin, lastMissing);
  }

  void drop() {
    readings = new ArrayList<>();
    usage = new ArrayList<>();
  }

  EnergyLog take(Optional<EnergyLog.Gap> gap) {
    List<CounterReading> taken = readings;
    readings = new ArrayList<>();
    List<UsageReading> told = usage;
    usage = new ArrayList<>();
    ClockExchange exchange =
        new ClockExchange(
            SyntheticRun.NODE,
            now - roundTripNanos / 2,
            now + CLOCK_AHEAD_NANOS,
            now + roundTripNanos / 2);
    return new EnergyLog(taken, List.of(exchange), told, gap.stream().toList());
  }

  /** Readings are missing between two shares of a window. */
  record Silence(GapReason reason, double from, double to) {}

  /**
   * What the machine does: functions keep one processor busy for each 10 W, and the generator a
   * tenth of that.
   *
   * @param foreign processors that are busy with something else, always
   * @param steal processors that are given to others, always
   * @param warming degrees per second, from 50 °C on
   * @param changes how often the governor is changed
   */
  record Beside(double foreign, double steal, double warming, int changes) {
    static final Beside QUIET = new Beside(0.02, 0, 0, 0);
  }
}
