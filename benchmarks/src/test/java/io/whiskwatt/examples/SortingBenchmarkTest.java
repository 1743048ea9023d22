package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.rapl.jmh.EnergyProfiler;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class SortingBenchmarkTest {
  @Test
  void profiler_tells_the_energy_of_each_operation_of_any_benchmark() throws RunnerException {
    // Only one JMH may run on a machine at a time, for the sake of its numbers; here there are
    // none.
    System.setProperty("jmh.ignoreLock", "true");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(SortingBenchmark.class.getName())
                    .addProfiler(EnergyProfiler.class, "source=auto;unit=mJ")
                    .forks(1)
                    .warmupIterations(0)
                    .measurementIterations(2)
                    .measurementTime(TimeValue.milliseconds(200))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertThat(results).hasSize(1);
    assertThat(List.copyOf(results).get(0).getSecondaryResults().keySet())
        .containsAnyOf("energy.sum", "energy.modelled.sum");
  }
}
