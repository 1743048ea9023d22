package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Marker;
import io.whiskwatt.results.report.markup.PlotBox;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.stats.Estimate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Median response time across, net energy up, a point with both intervals for each cell. */
final class EnergyTimeChart {
  private final Html html;
  private final Subject subject;
  private final Figures figures;
  private final Estimates estimates;

  EnergyTimeChart(Html html, Subject subject, Estimates estimates) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
    this.estimates = estimates;
  }

  void write(String title, List<Footprint> cells) {
    Axis across = axis(cells, Footprint::medianSeconds);
    Axis up = axis(cells, Footprint::netJoules);
    Scale seconds = Scale.of(Unit.SECOND, across.high());
    Scale joules = Scale.of(Unit.JOULE, up.high());
    String suffix = EnergyWords.suffix(subject.quality());
    html.open("figure", "class", "plot energy-time");
    html.element("figcaption", "Net energy by median response time" + suffix + ", " + title);
    key(cells);
    PlotBox box = PlotBox.open(html, 260, description(cells));
    box.above("net energy, " + joules.symbol(figures.notation()) + logarithmic(up));
    box.rungs(up, joules, figures);
    box.columns(across, seconds, figures);
    for (int at = 0; at < cells.size(); at++) {
      html.open("g", "data-at", Integer.toString(at), "class", colour(cells.get(at)));
      point(cells.get(at), across, up, isFilled(cells.get(at)));
      html.close("g");
    }
    box.below("median response time, " + seconds.symbol(figures.notation()) + logarithmic(across));
    box.close();
    table(title, cells);
    html.close("figure");
  }

  private static Axis axis(List<Footprint> cells, Function<Footprint, Estimate> value) {
    return Axis.ofAmounts(
        cells.stream()
            .map(value)
            .flatMapToDouble(each -> DoubleStream.of(each.value(), each.low(), each.high()))
            .toArray());
  }

  private static String logarithmic(Axis axis) {
    return axis.logarithmic() ? ", logarithmic" : "";
  }

  /** One symbol and colour for each cell: platforms by colour, cold starts filled. */
  private void key(List<Footprint> cells) {
    html.open("p", "class", "key");
    for (Footprint cell : cells) {
      html.open("span", "class", colour(cell));
      html.open("svg", "width", "16", "height", "16", "aria-hidden", "true");
      mark("8", "8", isFilled(cell));
      html.close("svg").text(" ").element("span", subject.names().of(cell.cell()), "class", "ink");
      html.close("span").text(" ");
    }
    html.close("p");
  }

  private String colour(Footprint cell) {
    return subject.cell(cell.cell()).map(subject::colour).orElse("idle");
  }

  private boolean isFilled(Footprint cell) {
    return subject.cell(cell.cell()).map(each -> Subject.dash(each).isEmpty()).orElse(false);
  }

  private void mark(String x, String y, boolean filled) {
    if (filled) {
      Marker.diamond(html, x, y);
    } else {
      Marker.ring(html, x, y);
    }
  }

  private void point(Footprint cell, Axis across, Axis up, boolean filled) {
    Estimate time = cell.medianSeconds();
    Estimate energy = cell.netJoules();
    String x = across.x(time.value());
    String y = up.y(energy.value());
    if (time.bounded()) {
      line(across.x(time.low()), across.x(time.high()), y, y);
    }
    if (energy.bounded()) {
      line(x, x, up.y(energy.low()), up.y(energy.high()));
    }
    mark(x, y, filled);
  }

  private void line(String x1, String x2, String y1, String y2) {
    html.empty("line", "class", "interval", "x1", x1, "x2", x2, "y1", y1, "y2", y2);
  }

  private String description(List<Footprint> cells) {
    StringBuilder text = new StringBuilder("Net energy by median response time");
    for (Footprint cell : cells) {
      text.append("; ").append(subject.names().of(cell.cell())).append(": ");
      text.append(estimates.text(cell.netJoules(), Unit.JOULE)).append(" at ");
      text.append(estimates.text(cell.medianSeconds(), Unit.SECOND));
    }
    return text.toString();
  }

  private void table(String title, List<Footprint> cells) {
    html.open("details").element("summary", "Numbers of this chart");
    DataTable table =
        DataTable.open(
            html,
            "Net energy and median response time, " + title,
            List.of("Cell", "Net energy", "p50"));
    for (Footprint cell : cells) {
      table.row(
          subject.names().of(cell.cell()),
          List.of(
              estimates.text(cell.netJoules(), Unit.JOULE),
              estimates.text(cell.medianSeconds(), Unit.SECOND)));
    }
    table.close();
    html.close("details");
  }
}
