package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.KeepAlive;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;

/** What a cold start costs, what a waiting sandbox costs, and where the two meet. */
final class StartCostSection {
  private static final String NO_POOL = "no idle pool in this study";

  private final Html html;
  private final Subject subject;
  private final Estimates estimates;

  StartCostSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.estimates = new Estimates(subject.figures());
  }

  void section(List<StartCost> starts) {
    html.open("section", "id", "start-cost", "aria-labelledby", "start-cost-title");
    html.element(
        "h2",
        "What a cold start costs" + EnergyWords.suffix(subject.quality()),
        "id",
        "start-cost-title");
    html.element(
        "p",
        "The energy of a cold start is what it takes beyond a warm one. A sandbox that is kept"
            + " waiting saves the next cold start, and draws power all the while. After the"
            + " break-even time, keeping it has cost more than a new cold start would.",
        "class",
        "lead");
    starts.forEach(start -> html.element("p", start.sentence(), "class", "sentence"));
    table(starts);
    html.open("div", "class", "plots");
    starts.forEach(this::plot);
    html.close("div");
    Limits.write(html, starts.stream().flatMap(start -> start.limits().stream()));
    html.close("section");
  }

  private void table(List<StartCost> starts) {
    DataTable table =
        DataTable.open(
            html,
            "Cold starts and waiting sandboxes; 95\u00a0% intervals in brackets",
            List.of("Platform", "One cold start", "One waiting sandbox", "Break-even", "Blocks"));
    starts.forEach(start -> table.row(name(start), texts(start)));
    table.close();
  }

  private List<String> texts(StartCost start) {
    return List.of(
        estimates.text(start.coldStartJoules(), Unit.JOULE),
        start
            .keepAlive()
            .map(kept -> estimates.text(kept.wattsPerSandbox(), Unit.WATT))
            .orElse(NO_POOL),
        start.keepAlive().map(this::breakEven).orElse(NO_POOL),
        Integer.toString(start.blocks()));
  }

  private String breakEven(KeepAlive kept) {
    return estimates.text(kept.breakEvenSeconds(), Unit.SECOND);
  }

  /** {@code runc · hello@256MB · closed-1}, without what all cells share. */
  private String name(StartCost start) {
    String separator = subject.figures().notation().separator();
    return CellNames.clean(start.platform())
        + (subject.names().severalWorkloads() ? separator + CellNames.clean(start.workload()) : "")
        + (subject.names().severalLoads() ? separator + CellNames.clean(start.load()) : "");
  }

  private void plot(StartCost start) {
    start
        .keepAlive()
        .filter(kept -> kept.curve().size() > 1)
        .ifPresent(
            kept ->
                new BreakEvenChart(html, subject, estimates)
                    .write(name(start), start.coldStartJoules(), kept));
  }
}
