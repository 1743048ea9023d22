package io.whiskwatt.results.report.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Style and script of the page, ours and the chart library's, as text to put into it.
 *
 * @param style all of it
 * @param script all of it; names no address that it would load from
 */
record Assets(String style, String script) {
  static Assets load() {
    return new Assets(
        "\n"
            + PageParts.chartStyle()
            + "\n"
            + PageParts.palette()
            + texts("report.css", "charts.css", "phone.css", "paper.css"),
        "\n"
            + PageParts.chartScript()
            + "\n"
            + texts("reading.js", "saving.js", "charts.js", "finding.js"));
  }

  private static String texts(String... resources) {
    return Arrays.stream(resources).map(PageParts::text).collect(Collectors.joining("\n"));
  }

  /** A policy that lets this style and this script in, and nothing from anywhere. */
  String policy() {
    return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src "
        + PageParts.hash(script)
        + "; style-src "
        + PageParts.hash(style);
  }
}
