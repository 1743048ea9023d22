package io.whiskwatt.cli.performance.analysis;

import io.whiskwatt.cli.performance.Chapter;
import io.whiskwatt.cli.performance.Table;
import io.whiskwatt.results.simulate.Extent;
import io.whiskwatt.results.simulate.SimulatedFolder;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Time and memory that it takes to analyse large runs: many invocations, and many cells. */
public final class AnalysisCost implements Chapter {
  public static final String TITLE = "Analysing large runs";

  /** Fewer would leave some of the runs without an invocation in each second. */
  public static final long FEWEST = 10_000;

  private static final String HEAP = "512m";
  private static final int BLOCKS = 30;
  private static final List<Integer> WORKLOADS = List.of(1, 100);
  private static final List<Integer> PARTS = List.of(10, 1);
  private static final long SEED = 42;

  private final long invocations;
  private final String mainClass;
  private final TimeSource time;

  /**
   * A chapter.
   *
   * @param invocations of the largest runs, about
   * @param mainClass whose {@code main} takes the commands
   */
  public AnalysisCost(long invocations, String mainClass, TimeSource time) {
    this.invocations = invocations;
    this.mainClass = mainClass;
    this.time = time;
  }

  @Override
  public String title() {
    return TITLE;
  }

  @Override
  public List<String> measure(Consumer<String> progress) throws IOException {
    Table table =
        new Table(
            "invocations",
            "cells",
            "trials",
            "files, MB",
            "command",
            "time, s",
            "CPU, s",
            "heap held, MB",
            "heap, MB",
            "resident, MB",
            "report, MB");
    for (int workloads : WORKLOADS) {
      for (int part : PARTS) {
        measure(extent(workloads, invocations / part), table, progress);
      }
    }
    List<String> lines = new ArrayList<>(explanation());
    lines.addAll(table.lines());
    return lines;
  }

  /** Of about so many invocations: a whole number of them in each second of each trial. */
  static Extent extent(int workloads, long invocations) {
    long oneEachSecond = new Extent(workloads, BLOCKS, 1).invocations();
    long perSecond = Math.max(1, Math.round((double) invocations / oneEachSecond));
    return new Extent(workloads, BLOCKS, Math.toIntExact(perSecond));
  }

  private void measure(Extent extent, Table table, Consumer<String> progress) throws IOException {
    Path directory = Files.createTempDirectory("whiskwatt-analysis");
    try {
      Path run = directory.resolve("run");
      String size = extent.invocations() + " invocations in " + extent.cells() + " cells";
      progress.accept("writing " + size);
      SimulatedFolder.write(run, extent, SEED);
      long files = bytes(run);
      Path report = run.resolve("report.html");
      for (String name : List.of("report", "compare")) {
        progress.accept(name + " of " + size);
        CommandCost cost =
            new MeasuredCommand(mainClass, HEAP)
                .run(directory, List.of(name, run.toString()), time);
        row(table, extent, files, name, cost, name.equals("report") ? Files.size(report) : 0);
      }
    } finally {
      remove(directory);
    }
  }

  private static void row(
      Table table, Extent extent, long files, String command, CommandCost cost, long report) {
    table.row(
        Long.toString(extent.invocations()),
        Integer.toString(extent.cells()),
        Integer.toString(extent.trials()),
        megabytes("%.0f", files),
        "`" + command + "`",
        String.format(Locale.ROOT, "%.1f", cost.took().toNanos() / 1e9),
        String.format(Locale.ROOT, "%.1f", cost.cpuSeconds()),
        megabytes("%.0f", cost.heap().mostHeldBytes()),
        megabytes("%.0f", cost.heap().mostBytes()),
        megabytes("%.0f", cost.residentBytes()),
        report == 0 ? "–" : megabytes("%.1f", report));
  }

  private static String megabytes(String format, long bytes) {
    return String.format(Locale.ROOT, format, bytes / 1048576.0);
  }

  private static List<String> explanation() {
    return List.of(
        "Runs that were never measured, simulated and written as real ones are (`SimulatedFolder`):"
            + " "
            + BLOCKS
            + " blocks of 30 s windows, a counter read ten times a second, no usage of processes."
            + " Each command is a process of its own with `-Xmx"
            + HEAP
            + "`, from its start to its end. *Heap held* is the most that a collection left, garbage"
            + " that it did not get to included; *heap* the most that was in use when one began;"
            + " *resident* the largest resident set, looked at every 50 ms. What is held follows the"
            + " number of trials and the length of the run, not the number of invocations: the"
            + " times of each trial are kept as histograms.",
        "");
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(AnalysisCost::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove '" + file + "'", e);
    }
  }
}
