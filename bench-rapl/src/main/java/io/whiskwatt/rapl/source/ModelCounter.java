package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The counter of a {@link CpuTimeModel}; 0 at its first reading, and never decreasing. */
final class ModelCounter implements Counters {
  private final CpuTimeModel model;
  private final CpuClock clock;
  private final ModelPower power;
  private final int cpus;
  private Optional<Moment> last = Optional.empty();
  private long elapsedNanos;
  private long busyNanos;

  ModelCounter(CpuTimeModel model, CpuClock clock, ModelPower power, int cpus) {
    this.model = model;
    this.clock = clock;
    this.power = power;
    this.cpus = cpus;
  }

  private record Moment(long nanos, long busyNanos) {}

  @Override
  public SourceFacts facts(Duration samplingPeriod) {
    return model.facts(samplingPeriod);
  }

  @Override
  public List<Reading> read(TimeSource time) {
    long beforeNanos = time.nanos();
    try {
      long busy = clock.busyNanos();
      long afterNanos = time.nanos();
      advanceTo(new Moment(beforeNanos + (afterNanos - beforeNanos) / 2, busy));
      return List.of(new Reading.Value(CpuTimeModel.ZONE, beforeNanos, afterNanos, microjoules()));
    } catch (Unreadable e) {
      return List.of(new Reading.Failed(CpuTimeModel.ZONE, e.gap()));
    }
  }

  /**
   * CPU time can step back: ticks are corrected, and a CPU that goes offline takes its own away.
   */
  private void advanceTo(Moment now) {
    last.ifPresent(
        before -> {
          elapsedNanos += Math.max(0, now.nanos() - before.nanos());
          busyNanos += Math.max(0, now.busyNanos() - before.busyNanos());
        });
    last = Optional.of(now);
  }

  /** 1 W for 1 ns is 10^−3 µJ. */
  private long microjoules() {
    double span = power.busy().watts() - power.idle().watts();
    return (long) ((power.idle().watts() * elapsedNanos + span * busyNanos / cpus) / 1000);
  }

  /** It never wraps. */
  @Override
  public Duration longestSafeGap() {
    return Duration.ofNanos(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    last = Optional.empty();
  }
}
