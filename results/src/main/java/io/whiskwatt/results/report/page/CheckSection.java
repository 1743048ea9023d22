package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.CheckFinding;
import io.whiskwatt.results.report.figures.CheckWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Marker;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;
import java.util.stream.DoubleStream;

/** A second energy source against the first: one point for each window. */
final class CheckSection {
  private static final Scale ONE = new Scale(Unit.ONE, 0);
  private static final Scale WATTS = new Scale(Unit.WATT, 0);
  private static final Scale JOULES = new Scale(Unit.JOULE, 0);

  private final Html html;
  private final Figures figures;
  private final Subject subject;

  private CheckSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
  }

  /** Writes nothing where no source had a check. */
  static void write(Html html, Subject subject) {
    if (!subject.comparison().checks().isEmpty()) {
      new CheckSection(html, subject).section(subject.comparison().checks());
    }
  }

  private void section(List<CheckFinding> findings) {
    html.open("section", "id", "check", "aria-labelledby", "check-title");
    html.element("h2", "Cross-check of energy", "id", "check-title");
    html.element(
        "p",
        "A second source was read beside the first, over the same windows. Each point is the mean"
            + " power of one window as both saw it; on the thin line they agree. No verdict rests"
            + " on the second source.",
        "class",
        "lead");
    key();
    html.open("div", "class", "plots");
    findings.forEach(this::finding);
    html.close("div").close("section");
  }

  private void key() {
    html.open("p", "class", "key");
    sample(false, "a trial");
    sample(true, "an idle window");
    html.open("span").open("svg", "width", "24", "height", "16", "aria-hidden", "true");
    html.empty("line", "class", "mean", "x1", "0", "x2", "24", "y1", "8", "y2", "8");
    html.close("svg").text(" the fit").close("span").text(" ");
    html.close("p");
  }

  private void sample(boolean idle, String words) {
    html.open("span").open("svg", "width", "16", "height", "16", "aria-hidden", "true");
    point("8", "8", idle);
    html.close("svg").text(" " + words).close("span").text(" ");
  }

  private void point(String x, String y, boolean idle) {
    if (idle) {
      Marker.hollowDiamond(html, x, y);
    } else {
      Marker.disc(html, x, y);
    }
  }

  private void finding(CheckFinding finding) {
    html.open("figure", "class", "plot check");
    html.element("figcaption", CheckWords.title(finding));
    html.element("p", finding.sentence(), "class", "sentence");
    if (!finding.points().isEmpty()) {
      plot(finding);
      html.element("p", CheckWords.fit(finding, figures), "class", "sentence");
    }
    numbers(finding);
    html.close("figure");
  }

  private void plot(CheckFinding finding) {
    Axis across = axis(finding.points().stream().mapToDouble(CheckFinding.Point::watts));
    Axis up = axis(finding.points().stream().mapToDouble(CheckFinding.Point::checkWatts));
    html.open(
        "svg",
        "width",
        "100%",
        "height",
        "286",
        "role",
        "img",
        "aria-label",
        CheckWords.title(finding) + ": " + finding.sentence());
    html.element("text", CheckWords.axis(finding.check()), "x", "0", "y", "12", "class", "start");
    html.open("svg", "width", "100%", "height", "220", "y", "20", "overflow", "visible");
    grid(across, up);
    html.close("svg");
    html.open("svg", "width", "100%", "height", "220", "y", "20");
    line("one", across, up, 1, 0);
    line("mean", across, up, finding.slope().value(), finding.interceptWatts().value());
    html.close("svg");
    html.open("svg", "width", "100%", "height", "220", "y", "20", "overflow", "visible");
    for (int at = 0; at < finding.points().size(); at++) {
      CheckFinding.Point one = finding.points().get(at);
      html.open("g", "data-at", Integer.toString(at));
      point(across.x(one.watts()), up.y(one.checkWatts()), one.idle());
      html.close("g");
    }
    html.close("svg");
    html.element(
        "text", CheckWords.axis(finding.counted()), "x", "100%", "y", "278", "class", "last");
    html.close("svg");
  }

  private static Axis axis(DoubleStream values) {
    return Axis.around(values.toArray());
  }

  private void grid(Axis across, Axis up) {
    for (Axis.Tick tick : up.ticks(figures)) {
      String y = up.y(tick.value());
      html.empty("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
      html.element("text", tick.label(), "x", "-8", "y", y, "dy", "4", "class", "left");
    }
    for (Axis.Tick tick : across.ticks(figures)) {
      String x = across.x(tick.value());
      html.empty("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "100%");
      html.element("text", tick.label(), "x", x, "y", "238");
    }
  }

  /** From end to end of the chart: what leaves it is cut off. */
  private void line(String kind, Axis across, Axis up, double slope, double intercept) {
    if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
      return;
    }
    double from = slope * across.low() + intercept;
    double to = slope * across.high() + intercept;
    html.empty(
        "line",
        "class",
        kind,
        "x1",
        across.x(across.low()),
        "y1",
        up.beyond(from),
        "x2",
        across.x(across.high()),
        "y2",
        up.beyond(to));
  }

  private void numbers(CheckFinding finding) {
    DataTable table =
        DataTable.open(
            html, "What was compared", List.of("", finding.counted().key(), finding.check().key()));
    CheckWords.facts(finding, figures).forEach((name, both) -> table.row(name, both));
    table.close();
    html.element("p", CheckWords.provenance(finding.counted()), "class", "setting");
    html.element("p", CheckWords.provenance(finding.check()), "class", "setting");
    if (!finding.points().isEmpty()) {
      windows(finding);
    }
  }

  private void windows(CheckFinding finding) {
    html.open("details").element("summary", "Numbers of this chart");
    DataTable windows =
        DataTable.open(
            html,
            "Energy of every window by both",
            List.of(
                "Window", "Block", finding.counted().key(), finding.check().key(), "Difference"));
    finding.points().forEach(one -> windows.row(subject.names().of(one.label()), texts(one)));
    windows.row("All: slope", List.of("", "", figures.interval(finding.slope(), ONE), ""));
    windows.row(
        "All: intercept", List.of("", "", figures.interval(finding.interceptWatts(), WATTS), ""));
    windows.close();
    html.close("details");
  }

  private List<String> texts(CheckFinding.Point one) {
    return List.of(
        Integer.toString(one.block() + 1),
        energy(one.joules(), one.uncertaintyJoules()),
        energy(one.checkJoules(), one.checkUncertaintyJoules()),
        figures.percent(one.checkJoules() / one.joules() - 1));
  }

  private String energy(double joules, double uncertain) {
    return figures.number(joules) + " ± " + figures.quantity(uncertain, JOULES);
  }
}
