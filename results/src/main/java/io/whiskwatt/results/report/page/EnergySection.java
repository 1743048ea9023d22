package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.TrialPoint;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Scales;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Marker;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;
import java.util.stream.DoubleStream;

/** Net energy per invocation with its interval, and every trial as a small mark. */
final class EnergySection {
  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private boolean unfolded = true;

  private EnergySection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
  }

  /** Writes nothing where there was no energy source. */
  static void write(Html html, Subject subject) {
    if (subject.comparison().cells().stream().anyMatch(cell -> cell.energy().isPresent())) {
      new EnergySection(html, subject).section();
    }
  }

  private void section() {
    html.open("section", "id", "energy", "aria-labelledby", "energy-title");
    html.element(
        "h2",
        "Energy per invocation" + EnergyWords.suffix(subject.quality()),
        "id",
        "energy-title");
    html.element(
        "p",
        "What an invocation took beyond the idle machine. The diamond is the mean of the blocks,"
            + " the line its 95\u00a0% interval, each small mark one trial. A hollow diamond is"
            + " below detection: its value is no larger than its uncertainty allows to see.",
        "class",
        "lead");
    subject.charts().forEach(this::chart);
    html.close("section");
  }

  private void chart(String title, List<CellSummary> cells) {
    List<CellSummary> shown = cells.stream().filter(cell -> cell.energy().isPresent()).toList();
    if (shown.isEmpty()) {
      return;
    }
    Axis axis = Axis.ofAmounts(shown.stream().flatMapToDouble(EnergySection::values).toArray());
    subject.openFold(html, title, unfolded);
    unfolded = false;
    html.open("figure", "class", "rows");
    html.element(
        "figcaption",
        "Net energy per invocation" + EnergyWords.suffix(subject.quality()) + ", " + title);
    shown.forEach(cell -> row(cell, axis));
    axis(axis);
    html.close("figure");
    subject.closeFold(html);
  }

  private static DoubleStream values(CellSummary cell) {
    Interval net = cell.energy().orElseThrow().netJoules();
    return DoubleStream.concat(
        DoubleStream.of(net.value(), net.low(), net.high()),
        cell.trials().stream().mapToDouble(EnergySection::perInvocation));
  }

  private static double perInvocation(TrialPoint trial) {
    return trial.invocations() > 0 && !trial.leftOut()
        ? trial.netJoules() / trial.invocations()
        : Double.NaN;
  }

  private void row(CellSummary cell, Axis axis) {
    EnergyPerInvocation energy = cell.energy().orElseThrow();
    html.open("div", "class", "row " + subject.colour(cell));
    html.element("span", subject.names().of(cell), "class", "row-name");
    plot(cell, energy, axis);
    html.open("span", "class", "row-value").element("b", value(energy));
    Subject.tag(html, energy.quality());
    if (energy.belowDetection()) {
      html.element("span", "below detection", "class", "label");
    }
    html.close("span").close("div");
  }

  private String value(EnergyPerInvocation energy) {
    return figures.value(energy.netJoules(), Scales.netEnergy(subject.comparison()));
  }

  private void plot(CellSummary cell, EnergyPerInvocation energy, Axis axis) {
    html.open(
        "svg",
        "class",
        "strip",
        "width",
        "100%",
        "height",
        "34",
        "role",
        "img",
        "aria-label",
        description(cell, energy));
    axis.ticks(figures).forEach(tick -> grid(axis, tick));
    cell.trials().stream()
        .mapToDouble(EnergySection::perInvocation)
        .filter(value -> Double.isFinite(value) && axis.contains(value))
        .forEach(value -> trial(axis.x(value)));
    interval(axis, energy);
    html.close("svg");
  }

  private void interval(Axis axis, EnergyPerInvocation energy) {
    Interval net = energy.netJoules();
    if (!Double.isFinite(net.value())) {
      return;
    }
    if (net.bounded()) {
      html.empty(
          "line",
          "class",
          "interval",
          "x1",
          axis.x(net.low()),
          "x2",
          axis.x(net.high()),
          "y1",
          "17",
          "y2",
          "17");
      Marker.end(html, axis.x(net.low()), "17", Marker.CAP);
      Marker.end(html, axis.x(net.high()), "17", Marker.CAP);
    }
    if (energy.belowDetection()) {
      Marker.hollowDiamond(html, axis.x(net.value()), "17");
    } else {
      Marker.diamond(html, axis.x(net.value()), "17");
    }
  }

  private void trial(String x) {
    html.empty("line", "class", "trial", "x1", x, "x2", x, "y1", "26", "y2", "32");
  }

  private void grid(Axis axis, Axis.Tick tick) {
    String x = axis.x(tick.value());
    html.empty("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "34");
  }

  private String description(CellSummary cell, EnergyPerInvocation energy) {
    return subject.names().of(cell)
        + ": "
        + figures.interval(energy.netJoules(), Scales.netEnergy(subject.comparison()))
        + EnergyWords.suffix(energy.quality())
        + (energy.belowDetection() ? ", below detection" : "");
  }

  private void axis(Axis axis) {
    Scale scale = Scales.netEnergy(subject.comparison());
    Axis scaled = new Axis(scale.apply(axis.low()), scale.apply(axis.high()), axis.logarithmic());
    html.open("div", "class", "row axis", "aria-hidden", "true")
        .element("span", "", "class", "row-name");
    html.open("svg", "class", "strip", "width", "100%", "height", "20");
    scaled
        .ticks(figures)
        .forEach(
            tick -> html.element("text", tick.label(), "x", scaled.x(tick.value()), "y", "14"));
    html.close("svg");
    html.element("span", unit(scale, axis), "class", "row-value").close("div");
  }

  private String unit(Scale scale, Axis axis) {
    return scale.symbol(figures.notation())
        + (axis.logarithmic() ? ", logarithmic" : "")
        + EnergyWords.suffix(subject.quality());
  }
}
