package io.whiskwatt.results.report.markup;

import java.util.List;

/** A table in a box of its own that scrolls sideways when it must. */
public final class DataTable {
  private final Html html;

  private DataTable(Html html) {
    this.html = html;
  }

  /**
   * Starts a table.
   *
   * @param columns titles; the first heads the rows
   */
  public static DataTable open(Html html, String caption, List<String> columns) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").element("caption", caption).open("thead").open("tr");
    columns.forEach(column -> html.element("th", column, "scope", "col"));
    html.close("tr").close("thead").open("tbody");
    return new DataTable(html);
  }

  /** Adds a row whose cells hold plain text. */
  public DataTable row(String head, List<String> texts) {
    html.open("tr").element("th", head, "scope", "row");
    texts.forEach(text -> html.element("td", text));
    html.close("tr");
    return this;
  }

  public void close() {
    html.close("tbody").close("table").close("div");
  }
}
