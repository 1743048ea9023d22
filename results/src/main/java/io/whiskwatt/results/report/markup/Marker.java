package io.whiskwatt.results.report.markup;

/** Small shapes at a place given in percent: shapes tell series apart where colours do not. */
public final class Marker {
  /** The end of an interval. */
  public static final String CAP = "M0 -6V6";

  /** An interval that goes on to the left. */
  public static final String LEFT = "M6 -5L0 0L6 5";

  /** An interval that goes on to the right. */
  public static final String RIGHT = "M-6 -5L0 0L-6 5";

  private Marker() {}

  public static void end(Html html, String x, String y, String path) {
    shape(html, "end", x, y, path);
  }

  public static void diamond(Html html, String x, String y) {
    shape(html, "point", x, y, "M0 -7L7 0L0 7L-7 0Z");
  }

  public static void disc(Html html, String x, String y) {
    html.empty("circle", "class", "point", "cx", x, "cy", y, "r", "5");
  }

  public static void ring(Html html, String x, String y) {
    html.empty("circle", "class", "point hollow", "cx", x, "cy", y, "r", "5");
  }

  public static void hollowDiamond(Html html, String x, String y) {
    shape(html, "point hollow", x, y, "M0 -6L6 0L0 6L-6 0Z");
  }

  /** A path in pixels around a place in percent: a nested drawing moves it there. */
  private static void shape(Html html, String kind, String x, String y, String path) {
    html.open("svg", "x", x, "y", y, "overflow", "visible");
    html.empty("path", "class", kind, "d", path).close("svg");
  }
}
