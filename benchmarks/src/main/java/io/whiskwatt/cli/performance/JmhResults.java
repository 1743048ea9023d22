package io.whiskwatt.cli.performance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks in this jar, as JMH measures them. */
public final class JmhResults implements Chapter {
  public static final String TITLE = "Hot paths";

  /** JMH's own name. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) throws IOException {
    Options options =
        new OptionsBuilder()
            .include("io\\.whiskwatt\\.")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return table(new Runner(options).run());
    } catch (RunnerException e) {
      throw new IOException("JMH failed: " + e.getMessage(), e);
    }
  }

  private static List<String> table(Collection<RunResult> results) {
    Table table = new Table("benchmark", "score", "± (99.9 %)", "unit", "allocated, B/op");
    for (RunResult result : results) {
      Result<?> primary = result.getPrimaryResult();
      table.row(
          name(result),
          text(primary.getScore()),
          text(primary.getScoreError()),
          primary.getScoreUnit(),
          allocated(result));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "JMH with each benchmark's own settings, in forks, with its GC profiler (`-prof gc`).");
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  private static String allocated(RunResult result) {
    Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
    return bytes == null ? "unknown" : String.format(Locale.ROOT, "%.1f", bytes.getScore());
  }

  private static String name(RunResult result) {
    String name =
        result.getParams().getBenchmark().replaceFirst("^io\\.whiskwatt\\.cli\\.benchmark\\.", "");
    List<String> parameters = new ArrayList<>();
    for (String key : result.getParams().getParamsKeys()) {
      parameters.add(key + "=" + result.getParams().getParam(key));
    }
    return parameters.isEmpty() ? name : name + " (" + String.join(", ", parameters) + ")";
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
