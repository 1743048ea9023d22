package io.whiskwatt.cli.benchmark;

import io.whiskwatt.energy.CounterStep;
import java.util.OptionalLong;
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

/** The arithmetic between two readings of a counter, done once for each reading of a run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CounterSteps {
  private static final OptionalLong RANGE = OptionalLong.of(262_143_328_850L);

  /** 100 s at 100 W. */
  private static final long SPAN_NANOS = 100_000_000_000L;

  private long counter = 262_143_000_000L;

  /** A counter that passes its end in one step of 27. */
  @Benchmark
  public CounterStep between() {
    OptionalLong previous = OptionalLong.of(counter);
    counter = (counter + 10_000_000_000L) % RANGE.getAsLong();
    return CounterStep.between(previous, counter, RANGE, SPAN_NANOS);
  }
}
