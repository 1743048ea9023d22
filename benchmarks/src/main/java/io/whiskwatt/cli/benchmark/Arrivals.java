package io.whiskwatt.cli.benchmark;

import io.whiskwatt.load.ArrivalSchedule;
import io.whiskwatt.units.Rate;
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
  private final ArrivalSchedule poisson = ArrivalSchedule.poisson(Rate.perSecond(1000), 42);

  @Benchmark
  public long poisson() {
    return poisson.nextNanos();
  }
}
