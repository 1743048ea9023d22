package io.whiskwatt.results.report.page;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.CellCalls;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.StageMeans;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Stage;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the time went: the mean of each stage, one bar for each cell, those of one kind of start
 * beneath each other on one scale.
 */
final class StageSection {
  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final List<CellSummary> cells;

  private StageSection(Html html, Subject subject, List<CellSummary> cells) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    this.cells = cells;
  }

  /** Writes nothing where no platform told its stages. */
  static void write(Html html, Subject subject) {
    List<CellSummary> told =
        subject.comparison().cells().stream().filter(cell -> cell.stages().isPresent()).toList();
    if (!told.isEmpty()) {
      new StageSection(html, subject, told).section();
    }
  }

  private static StageMeans means(CellSummary cell) {
    return cell.stages().orElseThrow();
  }

  private void section() {
    html.open("section", "id", "stages", "aria-labelledby", "stages-title");
    html.element("h2", "Where the time went", "id", "stages-title");
    html.element(
        "p",
        "Mean time of an invocation, part by part: the client and the network; the controller and"
            + " its queue until a sandbox took the invocation, which for a cold start holds making"
            + " that sandbox; init, until the code was loaded; run, the function itself. Bars of"
            + " one kind of start share a scale; other kinds have others. A wait is negative where the"
            + " clocks of controller and invoker disagree: it stays in the mean and is drawn as"
            + " nothing.",
        "class",
        "lead");
    html.open("p", "class", "key");
    Arrays.stream(Stage.values()).forEach(this::key);
    html.close("p");
    boolean unfolded = true;
    for (StartKind start : StartKind.values()) {
      if (cells.stream().anyMatch(cell -> cell.start() == start)) {
        subject.openFold(html, kind(start), unfolded);
        html.open("figure", "class", "rows stages");
        group(start);
        html.close("figure");
        subject.closeFold(html);
        unfolded = false;
      }
    }
    table();
    lookups();
    html.close("section");
  }

  private void key(Stage stage) {
    html.open("span").open("svg", "width", "14", "height", "14", "aria-hidden", "true");
    html.empty("rect", "class", colour(stage), "width", "14", "height", "14", "rx", "2");
    html.close("svg").text(" " + stage.words()).close("span").text(" ");
  }

  private static String colour(Stage stage) {
    return "stage "
        + switch (stage) {
          case CLIENT -> "s0";
          case CONTROLLER -> "s1";
          case INIT -> "s2";
          case RUN -> "s3";
        };
  }

  private void group(StartKind start) {
    for (Map.Entry<String, List<CellSummary>> chart : subject.charts().entrySet()) {
      List<CellSummary> shown =
          chart.getValue().stream()
              .filter(cell -> cell.start() == start && cells.contains(cell))
              .toList();
      if (!shown.isEmpty()) {
        html.element("h3", title(start, chart.getKey()));
        bars(shown);
      }
    }
  }

  private String title(StartKind start, String chart) {
    return subject.charts().size() > 1 ? kind(start) + ", " + chart : kind(start);
  }

  private static String kind(StartKind start) {
    return switch (start) {
      case COLD -> "Cold starts";
      case PREWARMED -> "Prewarmed starts";
      case WARM -> "Warm starts";
      case PAUSED -> "Paused starts";
    };
  }

  private void bars(List<CellSummary> shown) {
    double longest = shown.stream().mapToDouble(StageSection::drawnSeconds).max().orElse(0);
    Axis axis = Axis.ofAmounts(0, longest);
    Scale scale =
        Scale.shared(
            Unit.SECOND, shown.stream().mapToDouble(cell -> means(cell).totalSeconds()).toArray());
    shown.forEach(cell -> row(cell, axis, scale));
    subject.axisRow(html, axis, scale);
  }

  /** Length of the bar: a negative part (clocks of two hosts) has no length to draw. */
  private static double drawnSeconds(CellSummary cell) {
    return Arrays.stream(Stage.values()).mapToDouble(stage -> drawnSeconds(cell, stage)).sum();
  }

  private static double drawnSeconds(CellSummary cell, Stage stage) {
    return Math.max(0, stage.seconds(means(cell)));
  }

  private void row(CellSummary cell, Axis axis, Scale scale) {
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
        description(cell, scale));
    double from = 0;
    for (Stage stage : Stage.values()) {
      double to = from + drawnSeconds(cell, stage);
      part(stage, axis.percent(from), axis.percent(to));
      from = to;
    }
    html.close("svg").open("span", "class", "row-value");
    html.element("b", figures.quantity(means(cell).totalSeconds(), scale));
    html.element("span", sum(cell, scale), "class", "range");
    if (means(cell).negativeWaits() > 0) {
      html.element("span", "clock skew", "class", "label");
    }
    html.close("span").close("div");
  }

  /** {@code 36.0 + 396 + 216 + 72.0}: the parts in their order, without a unit. */
  private String sum(CellSummary cell, Scale scale) {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.occurs(means(cell)))
        .map(stage -> scale.apply(stage.seconds(means(cell))))
        .map(part -> part < 0 ? "(" + figures.number(part) + ")" : figures.number(part))
        .collect(Collectors.joining(" + "));
  }

  private void part(Stage stage, double from, double to) {
    if (to > from) {
      html.empty(
          "rect",
          "class",
          colour(stage),
          "x",
          Axis.percentText(from),
          "y",
          "5",
          "width",
          Axis.percentText(to - from),
          "height",
          "20");
    }
  }

  private String description(CellSummary cell, Scale scale) {
    String parts =
        Arrays.stream(Stage.values())
            .filter(stage -> stage.occurs(means(cell)))
            .map(stage -> stage.words() + " " + figures.quantity(stage.seconds(means(cell)), scale))
            .collect(Collectors.joining(", "));
    return subject.names().of(cell)
        + ": "
        + figures.quantity(means(cell).totalSeconds(), scale)
        + " on average, of which "
        + parts;
  }

  private void table() {
    html.open("details", "class", "numbers", "open", "open");
    html.element("summary", "Numbers of this chart");
    List<String> columns = new ArrayList<>(List.of("Cell"));
    Arrays.stream(Stage.values()).map(Stage::words).forEach(columns::add);
    columns.addAll(List.of("service time", "Invocations", "Negative waits"));
    DataTable table = DataTable.open(html, "Mean time of a succeeded invocation by part", columns);
    cells.forEach(cell -> table.row(subject.names().of(cell), texts(means(cell))));
    table.close();
    html.close("details");
  }

  private List<String> texts(StageMeans means) {
    List<String> texts = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      texts.add(
          stage.occurs(means) ? figures.quantity(stage.seconds(means), Unit.SECOND) : "\u2013");
    }
    texts.add(figures.quantity(means.totalSeconds(), Unit.SECOND));
    texts.add(figures.count(means.count()));
    texts.add(
        means.negativeWaits() == 0
            ? "0"
            : figures.count(means.negativeWaits())
                + ", lowest "
                + figures.quantity(means.lowestWaitSeconds(), Unit.SECOND));
    return texts;
  }

  /** Time of the tool, not of the platform: it stands apart from all others. */
  private void lookups() {
    List<CellSummary> late =
        subject.comparison().cells().stream()
            .filter(cell -> cell.calls().lookups().count() > 0)
            .toList();
    if (late.isEmpty()) {
      return;
    }
    html.element(
        "p",
        "Some records did not come with the reply and were fetched after the window. How long that"
            + " took is part of no response time and of no bar above.",
        "class",
        "lead");
    DataTable table =
        DataTable.open(
            html,
            "Time from the window's end until a record was found",
            List.of("Cell", "Records", "Median", "Maximum"));
    late.forEach(cell -> table.row(subject.names().of(cell), texts(cell.calls().lookups())));
    table.close();
  }

  private List<String> texts(CellCalls.Lookups lookups) {
    return List.of(
        figures.count(lookups.count()),
        figures.quantity(lookups.medianSeconds(), Unit.SECOND),
        figures.quantity(lookups.maximumSeconds(), Unit.SECOND));
  }
}
