package io.whiskwatt.cli.benchmark;

import io.whiskwatt.load.ArrivalSchedule;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The next intended start of an open load, computed once for each invocation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Arrivals {
  private static final Rate RATE = Rate.perSecond(1000);

  /** Longer than a benchmark can use up. */
  private static final Duration YEAR = Duration.ofDays(365);

  private final ArrivalSchedule constant = ArrivalSchedule.constant(RATE);
  private final ArrivalSchedule poisson = ArrivalSchedule.poisson(RATE, 42);
  private final ArrivalSchedule uniform = ArrivalSchedule.uniform(RATE, 42);
  private final ArrivalSchedule burst = ArrivalSchedule.burst(10, Duration.ofMillis(10));
  private final ArrivalSchedule ramp = ArrivalSchedule.ramp(RATE, Rate.perSecond(2000), YEAR);

  @Benchmark
  public long constant() {
    return constant.nextNanos();
  }

  @Benchmark
  public long poisson() {
    return poisson.nextNanos();
  }

  @Benchmark
  public long uniform() {
    return uniform.nextNanos();
  }

  @Benchmark
  public long burst() {
    return burst.nextNanos();
  }

  @Benchmark
  public long ramp() {
    return ramp.nextNanos();
  }
}
