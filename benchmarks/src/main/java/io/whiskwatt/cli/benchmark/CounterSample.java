package io.whiskwatt.cli.benchmark;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One sample of a package and its memory for each socket, as plain files. What the kernel adds
 * where the files are real (an {@code rdmsr} on each package's lead CPU) is not in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CounterSample {
  @Param({"1", "2"})
  int sockets = 1;

  private Optional<CounterTree> tree = Optional.empty();

  @Setup
  public void open() throws IOException {
    tree = Optional.of(CounterTree.of(sockets));
  }

  @Benchmark
  public long sample() {
    return tree.orElseThrow().sample();
  }

  @TearDown
  public void close() throws IOException {
    tree.orElseThrow().close();
  }
}
