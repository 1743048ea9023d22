package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.figures.VerdictWords;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Marker;
import io.whiskwatt.results.report.markup.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The ratio of every block, in the order of time. */
final class BlockSection {
  private static final Scale ONE = new Scale(Unit.ONE, 0);

  private final Html html;
  private final Subject subject;
  private final Figures figures;

  private BlockSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
  }

  /** Writes nothing where no contrast has blocks. */
  static void write(Html html, Subject subject) {
    List<Contrast> shown =
        subject.comparison().contrasts().stream().filter(BlockSection::hasPoints).toList();
    if (!shown.isEmpty()) {
      new BlockSection(html, subject).section(shown);
    }
  }

  private static boolean hasPoints(Contrast contrast) {
    return ratios(contrast).findAny().isPresent();
  }

  private static DoubleStream ratios(Contrast contrast) {
    return contrast.points().stream()
        .mapToDouble(Contrast.RatioPoint::ratio)
        .filter(Double::isFinite);
  }

  private void section(List<Contrast> shown) {
    html.open("section", "id", "blocks", "aria-labelledby", "blocks-title");
    html.element("h2", "Block by block", "id", "blocks-title");
    html.element(
        "p",
        "Every block measures all cells once, in random order, and gives one ratio. A ratio that"
            + " climbs or falls over the blocks, or that depends on which side ran first, is a"
            + " reason for doubt.",
        "class",
        "lead");
    key();
    boolean unfolded = true;
    for (Map.Entry<String, List<Contrast>> group : groups(shown).entrySet()) {
      subject.openFold(html, group.getKey(), unfolded);
      html.open("div", "class", "plots");
      group.getValue().forEach(this::plot);
      html.close("div");
      subject.closeFold(html);
      unfolded = false;
    }
    html.close("section");
  }

  /** All in one where there are few. */
  private Map<String, List<Contrast>> groups(List<Contrast> shown) {
    return subject.isLarge()
        ? shown.stream()
            .collect(
                Collectors.groupingBy(
                    contrast -> subject.group(contrast.otherCell()),
                    LinkedHashMap::new,
                    Collectors.toList()))
        : Map.of("", shown);
  }

  private void key() {
    html.open("p", "class", "key");
    sample(true, "baseline ran first");
    sample(false, "the other ran first");
    html.close("p");
  }

  private void sample(boolean baselineFirst, String words) {
    html.open("span").open("svg", "width", "16", "height", "16", "aria-hidden", "true");
    point("8", "8", baselineFirst);
    html.close("svg").text(" " + words).close("span").text(" ");
  }

  private void point(String x, String y, boolean baselineFirst) {
    if (baselineFirst) {
      Marker.disc(html, x, y);
    } else {
      Marker.hollowDiamond(html, x, y);
    }
  }

  private void plot(Contrast contrast) {
    Axis values = axis(contrast);
    html.open("figure", "class", "plot");
    html.element("figcaption", title(contrast));
    html.open(
        "svg",
        "width",
        "100%",
        "height",
        "190",
        "role",
        "img",
        "aria-label",
        title(contrast) + ": " + spread(contrast));
    html.open("svg", "width", "100%", "height", "164", "overflow", "visible");
    area(values, contrast);
    for (int at = 0; at < contrast.points().size(); at++) {
      if (Double.isFinite(contrast.points().get(at).ratio())) {
        html.open("g", "data-at", Integer.toString(at));
        point(contrast, values, contrast.points().get(at));
        html.close("g");
      }
    }
    html.close("svg");
    html.element("text", "first block", "x", "0", "y", "184", "class", "start");
    html.element("text", "last block", "x", "100%", "y", "184", "class", "last");
    html.close("svg");
    table(contrast);
    html.close("figure");
  }

  private void point(Contrast contrast, Axis values, Contrast.RatioPoint point) {
    point(x(contrast, point), values.y(point.ratio()), point.baselineFirst());
  }

  private Axis axis(Contrast contrast) {
    double margin = subject.comparison().equivalenceMargin();
    return Axis.ofRatios(
        DoubleStream.concat(ratios(contrast), DoubleStream.of(1 / (1 + margin), 1 + margin))
            .toArray());
  }

  private String title(Contrast contrast) {
    String setting = subject.names().setting(contrast);
    return subject.names().subject(contrast)
        + (setting.isEmpty() ? "" : ", " + setting)
        + ": ratio of "
        + EnergyWords.metric(contrast, subject.quality());
  }

  private String spread(Contrast contrast) {
    return contrast.points().size()
        + " blocks, from "
        + figures.number(ratios(contrast).min().orElse(Double.NaN))
        + " to "
        + figures.number(ratios(contrast).max().orElse(Double.NaN));
  }

  private void area(Axis values, Contrast contrast) {
    double margin = subject.comparison().equivalenceMargin();
    double top = 100 - values.percent(1 + margin);
    double height = 100 - values.percent(1 / (1 + margin)) - top;
    html.empty(
        "rect",
        "class",
        "band",
        "x",
        "0",
        "width",
        "100%",
        "y",
        Axis.percentText(top),
        "height",
        Axis.percentText(height));
    values.ticks(figures).forEach(tick -> tick(values, tick));
    html.empty(
        "line", "class", "one", "x1", "0", "x2", "100%", "y1", values.y(1), "y2", values.y(1));
    String mean = values.y(contrast.ratio().value());
    if (Double.isFinite(contrast.ratio().value()) && values.contains(contrast.ratio().value())) {
      html.empty("line", "class", "mean", "x1", "0", "x2", "100%", "y1", mean, "y2", mean);
    }
  }

  private void tick(Axis values, Axis.Tick tick) {
    String y = values.y(tick.value());
    html.empty("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
    html.element("text", tick.label(), "x", "-8", "y", y, "dy", "4", "class", "left");
  }

  private static String x(Contrast contrast, Contrast.RatioPoint point) {
    int first = contrast.points().stream().mapToInt(Contrast.RatioPoint::block).min().orElse(0);
    int last = contrast.points().stream().mapToInt(Contrast.RatioPoint::block).max().orElse(0);
    double share = last == first ? 0.5 : (point.block() - first) / (double) (last - first);
    return Axis.percentText(3 + 94 * share);
  }

  private void table(Contrast contrast) {
    html.open("details").element("summary", "Numbers of this chart");
    DataTable table =
        DataTable.open(html, "Ratios: " + title(contrast), List.of("Block", "Ratio", "Ran first"));
    contrast
        .points()
        .forEach(
            point ->
                table.row(
                    Integer.toString(point.block() + 1),
                    List.of(
                        figures.number(point.ratio()),
                        point.baselineFirst()
                            ? subject.names().baseline(contrast)
                            : subject.names().other(contrast))));
    table.row(
        "All, "
            + VerdictWords.confidence(contrast.precision().confidence(), subject.figures())
            + " interval",
        List.of(figures.interval(contrast.ratio(), ONE), ""));
    table.close();
    html.close("details");
  }
}
