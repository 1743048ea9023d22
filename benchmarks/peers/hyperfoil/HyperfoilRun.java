import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkData;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs the Hyperfoil benchmark of a file in this process and prints what Hyperfoil measured. */
public final class HyperfoilRun {
  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

  public static void main(String[] arguments) throws Exception {
    Benchmark benchmark;
    try (InputStream yaml = Files.newInputStream(Path.of(arguments[0]))) {
      benchmark =
          BenchmarkParser.instance().buildBenchmark(yaml, BenchmarkData.EMPTY, Map.of());
    }
    StatisticsSnapshot total = new StatisticsSnapshot();
    new LocalSimulationRunner(
            benchmark, (phase, step, metric, part, ended) -> total.add(part), null, null)
        .run();
    System.out.printf("requests %d%n", total.requestCount);
    System.out.printf("errors %d%n", total.errors());
    for (double percentile : PERCENTILES) {
      long nanos = total.histogram.getValueAtPercentile(percentile);
      System.out.printf("percentile %s %.6f ms%n", percentile, nanos / 1e6);
    }
    System.exit(0);
  }
}
