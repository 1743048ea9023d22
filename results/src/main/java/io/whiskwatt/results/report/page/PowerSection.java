package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.PowerTrace;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.ChartData;
import io.whiskwatt.results.report.markup.ChartFrame;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Power over time with the windows of the run marked. */
final class PowerSection {
  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final ChartData data;

  private PowerSection(Html html, Subject subject, ChartData data) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    this.data = data;
  }

  /** Writes nothing where there is no trace. */
  static void write(Html html, Subject subject, ChartData data) {
    List<PowerTrace> shown =
        subject.comparison().power().stream().filter(trace -> !trace.points().isEmpty()).toList();
    if (!shown.isEmpty()) {
      new PowerSection(html, subject, data).section(shown);
    }
  }

  private void section(List<PowerTrace> traces) {
    html.open("section", "id", "power", "aria-labelledby", "power-title");
    html.element(
        "h2", "Power over time" + EnergyWords.suffix(subject.quality()), "id", "power-title");
    html.element(
        "p",
        "The bar along the top tells what was going on: idle windows, and the windows of each cell."
            + " What a window draws above its idle neighbours is its net power. Drag over the chart"
            + " to look closer, double-click to go back.",
        "class",
        "lead");
    traces.forEach(this::chart);
    html.close("section");
  }

  private void chart(PowerTrace trace) {
    String title =
        "Power of " + trace.node() + session(trace) + EnergyWords.suffix(trace.quality());
    ChartFrame.write(
        html, data.power(data(trace)), title, "A line over time; mean powers follow in a table.");
    numbers(trace, title);
  }

  private static String session(PowerTrace trace) {
    return trace.session() == 0 ? "" : ", session " + (trace.session() + 1);
  }

  private Map<String, Object> data(PowerTrace trace) {
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("quality", EnergyWords.suffix(trace.quality()));
    chart.put(
        "seconds",
        ChartData.numbers(trace.points().stream().mapToDouble(PowerTrace.Point::seconds)));
    chart.put(
        "watts", ChartData.numbers(trace.points().stream().mapToDouble(PowerTrace.Point::watts)));
    List<String> labels =
        trace.windows().stream().map(PowerTrace.Window::label).distinct().toList();
    chart.put("kinds", labels.stream().map(this::kind).toList());
    chart.put("windows", trace.windows().stream().map(window -> window(window, labels)).toList());
    return chart;
  }

  private Map<String, Object> kind(String label) {
    Optional<CellSummary> cell = subject.cell(label);
    Map<String, Object> kind =
        ChartData.style(
            subject.names().of(label),
            cell.map(subject::colour).orElse("idle"),
            cell.map(Subject::dash).orElse(List.of()));
    kind.put("platform", cell.map(CellSummary::platform).map(CellNames::clean).orElse("idle"));
    return kind;
  }

  /** Number of its kind, beginning, end. */
  private static List<Object> window(PowerTrace.Window window, List<String> labels) {
    return List.of(
        labels.indexOf(window.label()),
        ChartData.number(window.fromSeconds()),
        ChartData.number(window.toSeconds()));
  }

  private void numbers(PowerTrace trace, String title) {
    html.open("details", "class", "numbers", "open", "open");
    html.element("summary", "Numbers of this chart");
    DataTable table =
        DataTable.open(
            html,
            title + ", over the samples in each kind of window",
            List.of("Window", "Windows", "Mean", "Lowest sample", "Highest sample"));
    trace.windows().stream()
        .map(PowerTrace.Window::label)
        .distinct()
        .forEach(label -> table.row(subject.names().of(label), texts(trace, label)));
    table.close();
    html.close("details");
  }

  private List<String> texts(PowerTrace trace, String label) {
    List<PowerTrace.Window> windows =
        trace.windows().stream().filter(window -> window.label().equals(label)).toList();
    DoubleSummaryStatistics watts =
        trace.points().stream()
            .filter(point -> Double.isFinite(point.watts()) && inside(point, windows))
            .mapToDouble(PowerTrace.Point::watts)
            .summaryStatistics();
    String quality = EnergyWords.suffix(trace.quality());
    return List.of(
        Integer.toString(windows.size()),
        watts(watts.getCount() == 0 ? Double.NaN : watts.getAverage()) + quality,
        watts(watts.getMin()) + quality,
        watts(watts.getMax()) + quality);
  }

  private static boolean inside(PowerTrace.Point point, List<PowerTrace.Window> windows) {
    return windows.stream()
        .anyMatch(
            window ->
                point.seconds() > window.fromSeconds() && point.seconds() <= window.toSeconds());
  }

  private String watts(double watts) {
    return figures.quantity(watts, Unit.WATT);
  }
}
