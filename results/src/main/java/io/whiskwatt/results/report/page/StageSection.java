package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the response time went: the mean share of each stage. */
final class StageSection {
  private static final List<String> KNOWN = List.of("client", "wait", "init", "run");

  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final List<CellSummary> cells;
  private final List<String> stages;

  private StageSection(Html html, Subject subject, List<CellSummary> cells) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    this.cells = cells;
    Set<String> names = new LinkedHashSet<>();
    cells.forEach(cell -> names.addAll(cell.stages().keySet()));
    this.stages = List.copyOf(names);
  }

  /** Writes nothing where no platform told its stages. */
  static void write(Html html, Subject subject) {
    List<CellSummary> told =
        subject.comparison().cells().stream().filter(cell -> total(cell) > 0).toList();
    if (!told.isEmpty()) {
      new StageSection(html, subject, told).section();
    }
  }

  private static double total(CellSummary cell) {
    return cell.stages().keySet().stream().mapToDouble(stage -> seconds(cell, stage)).sum();
  }

  /** Mean time of a stage; a negative one (clocks of two hosts) has no length to draw. */
  private static double seconds(CellSummary cell, String stage) {
    double seconds = cell.stages().getOrDefault(stage, 0.0);
    return Double.isFinite(seconds) ? Math.max(0, seconds) : 0;
  }

  private void section() {
    html.open("section", "id", "stages", "aria-labelledby", "stages-title");
    html.element("h2", "Where the time went", "id", "stages-title");
    html.element(
        "p",
        "Mean time of an invocation by stage, as shares of the whole: wait until a sandbox took it,"
            + " init until the code was loaded, run of the function itself, and the client's side.",
        "class",
        "lead");
    html.open("figure", "class", "rows");
    html.open("p", "class", "key");
    stages.forEach(this::key);
    html.close("p");
    cells.forEach(this::row);
    html.close("figure");
    table();
    html.close("section");
  }

  private void key(String stage) {
    html.open("span").open("svg", "width", "14", "height", "14", "aria-hidden", "true");
    html.empty("rect", "class", colour(stage), "width", "14", "height", "14", "rx", "2");
    html.close("svg").text(" " + stage).close("span").text(" ");
  }

  private String colour(String stage) {
    int known = KNOWN.indexOf(stage);
    return "stage s" + (known < 0 ? KNOWN.size() : known);
  }

  private void row(CellSummary cell) {
    html.open("div", "class", "row").element("span", subject.names().of(cell), "class", "row-name");
    html.open(
        "svg",
        "class",
        "strip",
        "width",
        "100%",
        "height",
        "30",
        "role",
        "img",
        "aria-label",
        description(cell));
    double from = 0;
    for (String stage : stages) {
      double share = seconds(cell, stage) / total(cell) * 100;
      html.empty(
          "rect",
          "class",
          colour(stage),
          "x",
          Axis.percentText(from),
          "y",
          "5",
          "width",
          Axis.percentText(share),
          "height",
          "20");
      from += share;
    }
    html.close("svg");
    html.open("span", "class", "row-value")
        .element("b", figures.quantity(total(cell), Unit.SECOND));
    html.close("span").close("div");
  }

  private String description(CellSummary cell) {
    List<String> parts = new ArrayList<>();
    stages.forEach(
        stage -> parts.add(stage + " " + figures.percent(seconds(cell, stage) / total(cell))));
    return subject.names().of(cell) + ": " + String.join(", ", parts);
  }

  private void table() {
    html.open("details").element("summary", "Numbers of this chart");
    List<String> columns = new ArrayList<>(List.of("Cell"));
    columns.addAll(stages);
    DataTable table = DataTable.open(html, "Mean time of an invocation by stage", columns);
    cells.forEach(cell -> table.row(subject.names().of(cell), texts(cell)));
    table.close();
    html.close("details");
  }

  private List<String> texts(CellSummary cell) {
    return stages.stream()
        .map(stage -> cell.stages().getOrDefault(stage, Double.NaN))
        .map(seconds -> seconds.isNaN() ? "\u2013" : figures.quantity(seconds, Unit.SECOND))
        .toList();
  }
}
