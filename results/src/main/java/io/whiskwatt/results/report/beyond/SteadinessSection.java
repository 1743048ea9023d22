package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether things held still: what moved in words, and every number in a table. */
final class SteadinessSection {
  private final Html html;
  private final Subject subject;

  SteadinessSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
  }

  void section(List<Steadiness> all) {
    List<Steadiness> moved = all.stream().filter(each -> !each.steady()).toList();
    html.open("section", "id", "steadiness", "aria-labelledby", "steadiness-title");
    html.element("h2", "Did it hold still?", "id", "steadiness-title");
    html.element(
        "p",
        "A mean says little of something that moves. These were looked for: windows that had not"
            + " warmed up, values that climb or fall over the blocks, blocks that resemble the one"
            + " before, and machines that grew hotter or slower.",
        "class",
        "lead");
    html.element("p", verdict(all.size(), moved.size()), "class", "sentence");
    sentences(moved);
    table(moved, all);
    html.close("section");
  }

  private String verdict(int all, int moved) {
    if (moved == 0) {
      return all == 1 ? "The one look found it steady." : "All " + all + " looks found it steady.";
    }
    return moved + " of " + all + " looks found it moving, or could not tell.";
  }

  private void sentences(List<Steadiness> moved) {
    if (moved.isEmpty()) {
      return;
    }
    html.open("ul", "class", "doubts");
    moved.stream()
        .map(each -> name(each) + ": " + each.sentence())
        .distinct()
        .forEach(sentence -> html.element("li", sentence));
    html.close("ul");
  }

  private String name(Steadiness each) {
    return subject.names().of(each.subject());
  }

  /** Those that moved first. */
  private void table(List<Steadiness> moved, List<Steadiness> all) {
    html.open("details").element("summary", "Every look");
    DataTable table =
        DataTable.open(
            html,
            "What was looked at",
            List.of("Of", "What", "Number", "Limit", "Steady", "Meaning"));
    Stream.concat(moved.stream(), all.stream().filter(Steadiness::steady))
        .forEach(each -> table.row(name(each), texts(each)));
    table.close();
    html.close("details");
  }

  private List<String> texts(Steadiness each) {
    return List.of(
        words(each.kind()),
        number(each.kind(), each.statistic()),
        Double.isFinite(each.limit()) ? number(each.kind(), each.limit()) : "none",
        each.steady() ? "yes" : "no",
        each.sentence());
  }

  private String number(Steadiness.Kind kind, double value) {
    return switch (kind) {
      case TEMPERATURE -> subject.figures().number(value) + (Double.isFinite(value) ? " K" : "");
      case FREQUENCY -> subject.figures().percent(value);
      case WARM_UP, TREND, CORRELATION, CARRY_OVER -> subject.figures().number(value);
    };
  }

  private static String words(Steadiness.Kind kind) {
    return switch (kind) {
      case WARM_UP -> "warm-up within windows";
      case TREND -> "trend over blocks, t";
      case CARRY_OVER -> "which side ran first, t";
      case CORRELATION -> "likeness of neighbouring blocks, \u03c1";
      case TEMPERATURE, FREQUENCY -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
