package io.whiskwatt.results.report.page;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellCalls;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.StartWords;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.trial.StartCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the invocations were seen to start, and which machines served them. */
final class StartSection {
  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final List<CellSummary> cells;

  private StartSection(Html html, Subject subject, List<CellSummary> cells) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    this.cells = cells;
  }

  /** Writes nothing where no invocation reached a sandbox. */
  static void write(Html html, Subject subject) {
    List<CellSummary> reached =
        subject.comparison().cells().stream()
            .filter(cell -> cell.calls().starts().all() > 0)
            .toList();
    if (!reached.isEmpty()) {
      new StartSection(html, subject, reached).section();
    }
  }

  private void section() {
    html.open("section", "id", "starts", "aria-labelledby", "starts-title");
    html.element("h2", "How the invocations started", "id", "starts-title");
    html.element(
        "p",
        "Each start is told from what the platform says of loading the code, from the version of"
            + " the action, and from what the function itself says of its sandbox. Where two of"
            + " these cannot both be right, the witnesses disagree; it does not make the start a"
            + " wrong one. The share as planned is of the starts that could be told.",
        "class",
        "lead");
    starts();
    doubts();
    machines();
    html.close("section");
  }

  private void starts() {
    List<String> columns = new ArrayList<>(List.of("Cell", "As planned"));
    Arrays.stream(StartKind.values()).map(StartKind::key).forEach(columns::add);
    columns.addAll(List.of("Not told", "Witnesses disagree"));
    DataTable table = DataTable.open(html, "Invocations by the start that was seen", columns);
    cells.forEach(cell -> table.row(subject.names().of(cell), texts(cell)));
    table.close();
  }

  private List<String> texts(CellSummary cell) {
    StartCounts counts = cell.calls().starts();
    List<String> texts = new ArrayList<>(List.of(StartWords.share(cell, figures)));
    for (StartKind kind : StartKind.values()) {
      texts.add(figures.count(counts.seen(kind)));
    }
    texts.add(figures.count(counts.unknown()));
    texts.add(figures.count(counts.contradicted()));
    return texts;
  }

  private void doubts() {
    List<CellSummary> doubted =
        cells.stream().filter(cell -> !cell.calls().starts().doubts().isEmpty()).toList();
    if (doubted.isEmpty()) {
      return;
    }
    html.open("ul", "class", "doubts");
    for (CellSummary cell : doubted) {
      html.open("li").element("b", subject.names().of(cell));
      html.text(": " + String.join("; ", StartWords.doubts(cell, figures)) + ".").close("li");
    }
    html.close("ul");
  }

  private void machines() {
    List<String> names =
        cells.stream()
            .flatMap(cell -> cell.calls().machines().stream())
            .map(CellCalls.Machine::name)
            .distinct()
            .sorted()
            .toList();
    List<String> columns = new ArrayList<>(List.of("Cell"));
    columns.addAll(names);
    columns.add("Not told");
    DataTable table = DataTable.open(html, "Invocations by the machine that served them", columns);
    cells.forEach(cell -> table.row(subject.names().of(cell), texts(cell.calls(), names)));
    table.close();
  }

  private List<String> texts(CellCalls calls, List<String> names) {
    List<String> texts = new ArrayList<>();
    names.forEach(name -> texts.add(figures.count(served(calls, name))));
    texts.add(figures.count(calls.unplaced()));
    return texts;
  }

  private static long served(CellCalls calls, String name) {
    return calls.machines().stream()
        .filter(machine -> machine.name().equals(name))
        .mapToLong(CellCalls.Machine::invocations)
        .sum();
  }
}
