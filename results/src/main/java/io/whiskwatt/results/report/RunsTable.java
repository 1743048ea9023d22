package io.whiskwatt.results.report;

import io.whiskwatt.results.compare.AcrossRuns;
import io.whiskwatt.results.compare.RunRatio;
import io.whiskwatt.results.report.TextGrid.Column;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Notation;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.figures.VerdictWords;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs after each other as a table for people: a row for each cell, metric and later run, with both
 * values, their ratio and the verdict.
 */
public final class RunsTable {
  private static final Scale RATIO = new Scale(Unit.ONE, 0);

  private final AcrossRuns runs;
  private final Figures figures;

  private RunsTable(AcrossRuns runs, Figures figures) {
    this.runs = runs;
    this.figures = figures;
  }

  /** For a terminal; every line ends in a newline. */
  public static String text(AcrossRuns runs, TextTable.Style style) {
    RunsTable table = new RunsTable(runs, new Figures(style.notation()));
    List<String> lines = new ArrayList<>(TextGrid.wrapped(table.scope(), style.columns(), ""));
    lines.add("");
    TextGrid grid = new TextGrid(table.columns());
    runs.ratios().forEach(ratio -> grid.row(table.row(ratio)));
    lines.addAll(grid.lines());
    runs.changes()
        .forEach(change -> lines.addAll(TextGrid.wrapped("- " + change, style.columns(), "  ")));
    String text = String.join("\n", lines) + "\n";
    return style.unicode() ? text : Ascii.of(text);
  }

  /** For a pull request. */
  public static String markdown(AcrossRuns runs) {
    RunsTable table = new RunsTable(runs, new Figures(Notation.TYPOGRAPHIC));
    StringBuilder text = new StringBuilder(table.scope()).append("\n\n|");
    table.columns().forEach(column -> text.append(' ').append(column.title()).append(" |"));
    text.append("\n|");
    table.columns().forEach(column -> text.append(column.right() ? "---:|" : "---|"));
    for (RunRatio ratio : runs.ratios()) {
      text.append("\n|");
      table
          .row(ratio)
          .forEach(field -> text.append(' ').append(MarkdownReport.safe(field)).append(" |"));
    }
    text.append('\n');
    if (!runs.changes().isEmpty()) {
      text.append('\n');
      runs.changes()
          .forEach(change -> text.append("- ").append(MarkdownReport.safe(change)).append('\n'));
    }
    return text.toString();
  }

  private String scope() {
    return "Each run against "
        + runs.runs().get(0)
        + ". The runs share no blocks, so everything that changed between them is part of every"
        + " ratio. Verdicts on energy are adjusted for all cells and runs together; those on times"
        + " are descriptive.";
  }

  private List<Column> columns() {
    return List.of(
        Column.words("cell"),
        Column.words("metric"),
        Column.words("run"),
        Column.numbers("first"),
        Column.numbers("now"),
        Column.numbers("ratio"),
        Column.words("95 % interval"),
        Column.words("verdict"));
  }

  private List<String> row(RunRatio ratio) {
    Unit unit = ratio.primary() ? Unit.JOULE : Unit.SECOND;
    return List.of(
        ratio.cell(),
        ratio.metric(),
        ratio.otherRun(),
        figures.quantity(ratio.baselineValue(), unit),
        figures.quantity(ratio.otherValue(), unit),
        figures.value(ratio.ratio(), RATIO),
        figures.range(ratio.ratio(), RATIO),
        VerdictWords.of(ratio.verdict(), runs.comparisons().get(0).equivalenceMargin(), figures));
  }
}
