package io.whiskwatt.results.report.figures;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.trial.StartCounts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a cell's invocations started, as text. */
public final class StartWords {
  private StartWords() {}

  /** True when something is to be said: not all were seen to start as planned, or doubts remain. */
  public static boolean isNews(CellSummary cell) {
    StartCounts starts = cell.calls().starts();
    return starts.all() > 0
        && (starts.seen(cell.start()) < starts.all() || !starts.doubts().isEmpty());
  }

  /** {@code 239 cold, 1 warm, 2 not told}: kinds that were seen, and how many could not be told. */
  public static String counts(CellSummary cell, Figures figures) {
    return counts(cell.calls().starts(), figures);
  }

  /** The same of any invocations. */
  public static String counts(StartCounts starts, Figures figures) {
    Stream<String> seen =
        Arrays.stream(StartKind.values())
            .filter(kind -> starts.seen(kind) > 0)
            .map(kind -> figures.count(starts.seen(kind)) + " " + kind.key());
    Stream<String> unknown =
        Stream.of(starts.unknown())
            .filter(count -> count > 0)
            .map(count -> figures.count(count) + " not told");
    return Stream.concat(seen, unknown).collect(Collectors.joining(", "));
  }

  /** {@code 99.6 %} of those that could be told. */
  public static String share(CellSummary cell, Figures figures) {
    return figures.percent(cell.startShare());
  }

  /** Each doubt with how often it was raised; empty: the witnesses agree. */
  public static List<String> doubts(CellSummary cell, Figures figures) {
    StartCounts starts = cell.calls().starts();
    return Arrays.stream(StartDoubt.values())
        .filter(starts.doubts()::containsKey)
        .map(
            doubt ->
                doubt.words() + " (" + figures.count(starts.doubts().getOrDefault(doubt, 0L)) + ")")
        .toList();
  }
}
