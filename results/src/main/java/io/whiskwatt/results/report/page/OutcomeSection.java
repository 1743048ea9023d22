package io.whiskwatt.results.report.page;

import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.results.trial.Outcomes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How the invocations ended, by kind. */
final class OutcomeSection {
  private final Html html;
  private final Subject subject;
  private final List<OutcomeKind> kinds;

  private OutcomeSection(Html html, Subject subject, List<OutcomeKind> kinds) {
    this.html = html;
    this.subject = subject;
    this.kinds = kinds;
  }

  /** Writes nothing where all succeeded. */
  static void write(Html html, Subject subject) {
    List<OutcomeKind> kinds =
        Arrays.stream(OutcomeKind.values()).filter(kind -> occurred(subject, kind)).toList();
    if (!kinds.stream().allMatch(OutcomeKind::succeeded)) {
      new OutcomeSection(html, subject, kinds).section();
    }
  }

  private static boolean occurred(Subject subject, OutcomeKind kind) {
    return subject.comparison().cells().stream()
        .anyMatch(cell -> cell.calls().outcomes().of(kind) > 0);
  }

  private void section() {
    html.open("section", "id", "outcomes", "aria-labelledby", "outcomes-title");
    html.element("h2", "How the invocations ended", "id", "outcomes-title");
    html.element(
        "p",
        "Each way to end that occurred. Nothing was sent a second time: a connection that broke is"
            + " a failed invocation. Response times are of those that succeeded; energy is divided"
            + " by all but the dropped.",
        "class",
        "lead");
    List<String> columns =
        Stream.concat(Stream.of("Cell"), kinds.stream().map(OutcomeSection::title)).toList();
    DataTable table = DataTable.open(html, "Invocations by how they ended", columns);
    subject.comparison().cells().forEach(cell -> table.row(subject.names().of(cell), texts(cell)));
    table.close();
    html.close("section");
  }

  private static String title(OutcomeKind kind) {
    return Character.toUpperCase(kind.words().charAt(0)) + kind.words().substring(1);
  }

  private List<String> texts(CellSummary cell) {
    Outcomes outcomes = cell.calls().outcomes();
    return kinds.stream().map(kind -> subject.figures().count(outcomes.of(kind))).toList();
  }
}
