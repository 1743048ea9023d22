package io.whiskwatt.results.report.markup;

import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Scale;
import java.util.List;

/**
 * A chart of two axes that stretches with the page: places are percent, so lines follow every width
 * without a script.
 */
public final class PlotBox {
  private static final int TOP = 20;

  private final Html html;
  private final int height;

  private PlotBox(Html html, int height) {
    this.html = html;
    this.height = height;
  }

  /**
   * Starts a chart.
   *
   * @param height of the part between the axes, in pixels
   * @param description what can be seen, for those who do not see it
   */
  public static PlotBox open(Html html, int height, String description) {
    String whole = Integer.toString(height + 66);
    html.open("svg", "width", "100%", "height", whole, "role", "img", "aria-label", description);
    return new PlotBox(html, height);
  }

  /** The name of the upright axis; starts what lies between the axes. */
  public void above(String name) {
    html.element("text", name, "x", "0", "y", "12", "class", "start");
    html.open(
        "svg", "width", "100%", "height", pixels(height), "y", pixels(TOP), "overflow", "visible");
  }

  /** The name of the level axis; ends what lies between the axes. */
  public void below(String name) {
    html.close("svg");
    html.element("text", name, "x", "100%", "y", pixels(height + 58), "class", "last");
  }

  public void close() {
    html.close("svg");
  }

  /** Lines and numbers of the upright axis, in the unit that its name tells. */
  public void rungs(Axis up, Scale scale, Figures figures) {
    for (Axis.Tick tick : up.in(scale).ticks(figures)) {
      String y = up.in(scale).y(tick.value());
      html.empty("line", "class", "grid", "x1", "0", "x2", "100%", "y1", y, "y2", y);
      html.element("text", tick.label(), "x", "-8", "y", y, "dy", "4", "class", "left");
    }
  }

  /** Lines and numbers of the level axis, in the unit that its name tells. */
  public void columns(Axis across, Scale scale, Figures figures) {
    for (Axis.Tick tick : across.in(scale).ticks(figures)) {
      String x = across.in(scale).x(tick.value());
      html.empty("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "100%");
      html.element("text", tick.label(), "x", x, "y", pixels(height + 18));
    }
  }

  /** A line through points given as x and y. */
  public void line(String kind, Axis across, Axis up, List<double[]> points) {
    shape("polyline", kind, across, up, points);
  }

  /** A filled area with corners given as x and y. */
  public void area(String kind, Axis across, Axis up, List<double[]> corners) {
    shape("polygon", kind, across, up, corners);
  }

  private void shape(String tag, String kind, Axis across, Axis up, List<double[]> points) {
    StringBuilder places = new StringBuilder();
    for (double[] point : points) {
      places.append(places.length() == 0 ? "" : " ");
      places.append(number(across.percent(point[0])));
      places.append(',').append(number(100 - up.percent(point[1])));
    }
    html.open(
        "svg",
        "width",
        "100%",
        "height",
        "100%",
        "viewBox",
        "0 0 100 100",
        "preserveAspectRatio",
        "none");
    html.empty(
        tag, "class", kind, "points", places.toString(), "vector-effect", "non-scaling-stroke");
    html.close("svg");
  }

  private static String number(double percent) {
    String text = Axis.percentText(percent);
    return text.substring(0, text.length() - 1);
  }

  /** A band from one value of the upright axis to another, over the whole width. */
  public void stripe(String kind, Axis up, double low, double high) {
    double top = 100 - up.percent(high);
    html.empty(
        "rect",
        "class",
        kind + " stripe",
        "x",
        "0",
        "width",
        "100%",
        "y",
        Axis.percentText(top),
        "height",
        Axis.percentText(100 - up.percent(low) - top));
  }

  /** A band from one value of the level axis to another; an end that is not known is the edge. */
  public void pillar(String kind, Axis across, double low, double high) {
    double from = Double.isFinite(low) ? across.percent(low) : 0;
    double to = Double.isFinite(high) ? across.percent(high) : 100;
    html.empty(
        "rect",
        "class",
        kind + " pillar",
        "x",
        Axis.percentText(from),
        "width",
        Axis.percentText(to - from),
        "y",
        "0",
        "height",
        "100%");
  }

  /** A line at one value of the upright axis. */
  public void level(String kind, Axis up, double value) {
    String y = up.y(value);
    html.empty("line", "class", kind, "x1", "0", "x2", "100%", "y1", y, "y2", y);
  }

  /** A line at one value of the level axis. */
  public void upright(String kind, Axis across, double value) {
    String x = across.x(value);
    html.empty("line", "class", kind, "x1", x, "x2", x, "y1", "0", "y2", "100%");
  }

  private static String pixels(int number) {
    return Integer.toString(number);
  }
}
