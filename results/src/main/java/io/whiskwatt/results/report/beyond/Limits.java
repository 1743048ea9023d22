package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.report.markup.Html;
import java.util.List;
import java.util.stream.Stream;

/** What numbers do not hold for, each sentence said once. */
final class Limits {
  private Limits() {}

  /** Writes nothing where there are none. */
  static void write(Html html, Stream<String> sentences) {
    List<String> limits = sentences.distinct().toList();
    if (!limits.isEmpty()) {
      html.open("ul", "class", "doubts");
      limits.forEach(limit -> html.element("li", limit));
      html.close("ul");
    }
  }
}
