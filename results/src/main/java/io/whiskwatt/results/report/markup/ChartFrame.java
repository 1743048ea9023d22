package io.whiskwatt.results.report.markup;

/** The place of a chart that the page's script draws, with what stands there without it. */
public final class ChartFrame {
  private ChartFrame() {}

  /**
   * Writes the frame.
   *
   * @param id of the chart in the page's data
   * @param description what can be seen, and where the numbers are
   */
  public static void write(Html html, String id, String title, String description) {
    html.open("figure", "class", "chart");
    html.element("figcaption", title, "id", id + "-title");
    html.element("div", "", "class", "legend", "data-legend", id);
    html.open(
        "div",
        "class",
        "canvas",
        "id",
        id,
        "role",
        "img",
        "aria-labelledby",
        id + "-title",
        "aria-description",
        description);
    html.open("noscript");
    html.element("p", "This chart is drawn by a script, which is off. " + description);
    html.close("noscript").close("div");
    html.element("p", "", "class", "readout", "data-readout", id, "aria-hidden", "true");
    html.close("figure");
  }
}
