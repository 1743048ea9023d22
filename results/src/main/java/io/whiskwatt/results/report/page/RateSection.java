package io.whiskwatt.results.report.page;

import io.whiskwatt.load.RateStep;
import io.whiskwatt.results.compare.RateFinding;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.RateWords;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import io.whiskwatt.run.SearchFacts;
import java.util.List;
import java.util.Optional;

/** The highest rate that met an objective, and the steps that found it. */
final class RateSection {
  private final Html html;
  private final Figures figures;
  private final Subject subject;

  private RateSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
  }

  /** Writes nothing where nobody searched. */
  static void write(Html html, Subject subject) {
    List<RateFinding> findings = subject.comparison().rates();
    if (!findings.isEmpty()) {
      new RateSection(html, subject).section(findings);
    }
  }

  private void section(List<RateFinding> findings) {
    html.open("section", "id", "rates", "aria-labelledby", "rates-title");
    html.element("h2", "Highest rate within the objective", "id", "rates-title");
    html.element("p", RateWords.MEANING, "class", "lead");
    DataTable table =
        DataTable.open(
            html,
            "Highest rates",
            List.of("Cell", "Rate", "95\u00a0% interval", "How the searches ended"));
    findings.forEach(
        finding ->
            table.row(
                subject.names().of(finding.cell()),
                List.of(
                    RateWords.rate(finding, figures),
                    RateWords.range(finding, figures),
                    RateWords.endings(finding, figures))));
    table.close();
    findings.forEach(this::steps);
    html.close("section");
  }

  private void steps(RateFinding finding) {
    html.open("details");
    html.element("summary", "Steps of " + subject.names().of(finding.cell()));
    DataTable table =
        DataTable.open(
            html,
            "Every step",
            List.of("Block", "Asked", "Reached", "p50", "p99", "Failed", "Dropped", "Finding"));
    for (RateFinding.Block block : finding.blocks()) {
      block.steps().forEach(step -> table.row(Integer.toString(block.block() + 1), texts(step)));
    }
    table.close();
    html.close("details");
  }

  private List<String> texts(SearchFacts.Step step) {
    return List.of(
        figures.number(step.askedPerSecond()) + "/s",
        figures.number(step.reachedPerSecond()) + "/s",
        seconds(step.p50Nanos()),
        seconds(step.p99Nanos()),
        figures.count(step.failed()),
        figures.count(step.dropped()),
        step.finding() == RateStep.Finding.MET ? "met" : step.why());
  }

  private String seconds(Optional<Long> nanos) {
    return nanos.map(each -> figures.quantity(each / 1e9, Unit.SECOND)).orElse("failed");
  }
}
