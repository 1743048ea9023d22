package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.markup.Axis;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Marker;

/** A ratio with its interval as a line against 1 and the band that counts as equivalent. */
final class RatioStrip {
  private static final String MIDDLE = "22";

  private RatioStrip() {}

  /**
   * Writes the strip; the interval must have a value.
   *
   * @param margin δ, the half-width of the band
   * @param description the same in words, for those who do not see it
   */
  static void write(Html html, Interval ratio, double margin, Figures figures, String description) {
    Axis axis = axis(ratio, margin);
    html.open(
        "svg",
        "class",
        "strip",
        "width",
        "100%",
        "height",
        "58",
        "role",
        "img",
        "aria-label",
        description);
    band(html, axis, margin);
    axis.ticks(figures).forEach(tick -> tick(html, axis, tick));
    html.empty("line", "class", "one", "x1", axis.x(1), "x2", axis.x(1), "y1", "4", "y2", "40");
    interval(html, axis, ratio);
    Marker.diamond(html, axis.x(ratio.value()), MIDDLE);
    html.close("svg");
  }

  private static Axis axis(Interval ratio, double margin) {
    double open = ratio.bounded() ? ratio.value() : ratio.value() * 2;
    return Axis.ofRatios(
        1 / (1 + margin), 1 + margin, ratio.value(), ratio.low(), ratio.high(), open);
  }

  private static void band(Html html, Axis axis, double margin) {
    double from = axis.percent(1 / (1 + margin));
    double width = axis.percent(1 + margin) - from;
    html.empty(
        "rect",
        "class",
        "band",
        "x",
        Axis.percentText(from),
        "width",
        Axis.percentText(width),
        "y",
        "6",
        "height",
        "32");
  }

  private static void tick(Html html, Axis axis, Axis.Tick tick) {
    String x = axis.x(tick.value());
    html.empty("line", "class", "grid", "x1", x, "x2", x, "y1", "38", "y2", "42");
    html.element("text", tick.label(), "x", x, "y", "55");
  }

  private static void interval(Html html, Axis axis, Interval ratio) {
    String from = Double.isFinite(ratio.low()) ? axis.x(ratio.low()) : "1%";
    String to = Double.isFinite(ratio.high()) ? axis.x(ratio.high()) : "99%";
    html.empty("line", "class", "interval", "x1", from, "x2", to, "y1", MIDDLE, "y2", MIDDLE);
    Marker.end(html, from, MIDDLE, Double.isFinite(ratio.low()) ? Marker.CAP : Marker.LEFT);
    Marker.end(html, to, MIDDLE, Double.isFinite(ratio.high()) ? Marker.CAP : Marker.RIGHT);
  }
}
