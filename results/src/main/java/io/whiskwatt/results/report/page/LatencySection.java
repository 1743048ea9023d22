package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Latency;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Scales;
import io.whiskwatt.results.report.markup.ChartData;
import io.whiskwatt.results.report.markup.ChartFrame;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Response times by percentile: a curve for each cell, and the same as numbers. */
final class LatencySection {
  private static final int MOST_CURVES = 8;

  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final ChartData data;
  private boolean unfolded = true;

  private LatencySection(Html html, Subject subject, ChartData data) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    this.data = data;
  }

  /** Writes nothing where no cell has a response time. */
  static void write(Html html, Subject subject, ChartData data) {
    if (subject.comparison().cells().stream().anyMatch(cell -> cell.response().count() > 0)) {
      new LatencySection(html, subject, data).section();
    }
  }

  private void section() {
    html.open("section", "id", "response", "aria-labelledby", "response-title");
    html.element("h2", "Response time", "id", "response-title");
    html.element(
        "p",
        "The time from the moment an invocation was due until its reply. The further to the right,"
            + " the rarer: at 99\u00a0% stands the time that one invocation in a hundred exceeds.",
        "class",
        "lead");
    subject.charts().forEach(this::chart);
    html.close("section");
  }

  private void chart(String title, List<CellSummary> cells) {
    List<CellSummary> shown = cells.stream().filter(cell -> cell.response().count() > 0).toList();
    if (shown.isEmpty()) {
      return;
    }
    subject.openFold(html, title, unfolded);
    unfolded = false;
    parts(shown).forEach((part, some) -> curves(title + part, some));
    numbers(title, shown);
    subject.closeFold(html);
  }

  /** One chart for all kinds of start, or one for each where there are too many curves. */
  private static Map<String, List<CellSummary>> parts(List<CellSummary> cells) {
    return cells.size() <= MOST_CURVES
        ? Map.of("", cells)
        : cells.stream()
            .collect(
                Collectors.groupingBy(
                    cell -> ", " + cell.start().key() + " starts",
                    LinkedHashMap::new,
                    Collectors.toList()));
  }

  private void curves(String title, List<CellSummary> shown) {
    List<Map<String, Object>> series = new ArrayList<>();
    for (CellSummary cell : shown) {
      series.add(
          ChartData.curve(
              subject.names().of(cell),
              subject.colour(cell),
              Subject.dash(cell),
              cell.response().curve()));
    }
    ChartFrame.write(
        html,
        data.latency(series),
        "Response time by percentile, " + title,
        "Lines, one for each cell; the numbers follow in a table.");
  }

  private void numbers(String title, List<CellSummary> cells) {
    html.open("details", "class", "numbers", "open", "open");
    html.element("summary", "Numbers of this chart");
    DataTable table =
        DataTable.open(
            html,
            "Response time by percentile, " + title + "; 95\u00a0% intervals in brackets",
            List.of("Cell", "p50", "p90", "p95", "p99", "p99.9", "Maximum", "Longer than seen"));
    cells.forEach(cell -> table.row(subject.names().of(cell), texts(cell)));
    table.close();
    html.close("details");
  }

  private List<String> texts(CellSummary cell) {
    Latency latency = cell.response();
    Scale scale = Scales.response(subject.comparison());
    List<String> texts = new ArrayList<>();
    for (double level : new double[] {0.5, 0.9, 0.95, 0.99, 0.999}) {
      texts.add(
          Scales.quantile(latency, level)
              .filter(Latency.Quantile::estimable)
              .map(quantile -> figures.interval(quantile.seconds(), scale))
              .orElse("not estimable"));
    }
    texts.add(figures.quantity(latency.maximumSeconds(), scale));
    texts.add(figures.count(latency.overflow() + cell.calls().outcomes().accepted()));
    return texts;
  }
}
