package io.whiskwatt.examples;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Any JMH benchmark: nothing in it knows of energy. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SortingBenchmark {
  private final int[] numbers = new Random(42).ints(10_000).toArray();

  @Benchmark
  public int[] sort() {
    int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
