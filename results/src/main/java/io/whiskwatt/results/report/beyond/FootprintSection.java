package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;

/** Energy and time of each cell in one picture, and what they amount to. */
final class FootprintSection {
  private final Html html;
  private final Subject subject;
  private final Estimates estimates;

  FootprintSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.estimates = new Estimates(subject.figures());
  }

  void section(List<Footprint> footprints) {
    html.open("section", "id", "footprint", "aria-labelledby", "footprint-title");
    html.element(
        "h2",
        "Energy and time together" + EnergyWords.suffix(subject.quality()),
        "id",
        "footprint-title");
    html.element(
        "p",
        "Saving energy by being slow is no gain for everyone. Each point is a cell: the further to"
            + " the left, the quicker; the lower, the less energy; lines are 95\u00a0% intervals."
            + " The energy\u2013delay product, joules times seconds, weighs both alike.",
        "class",
        "lead");
    subject.openFold(html, "Charts", true);
    html.open("div", "class", "plots");
    subject.charts().keySet().forEach(title -> plot(footprints, title));
    html.close("div");
    subject.closeFold(html);
    table(footprints);
    objectives(footprints);
    factors(footprints);
    Limits.write(html, footprints.stream().flatMap(each -> each.limits().stream()));
    html.close("section");
  }

  private void plot(List<Footprint> footprints, String title) {
    List<Footprint> shown =
        footprints.stream()
            .filter(footprint -> subject.group(footprint.cell()).equals(title))
            .filter(FootprintSection::hasBoth)
            .toList();
    if (shown.size() > 1) {
      new EnergyTimeChart(html, subject, estimates).write(title, shown);
    }
  }

  private static boolean hasBoth(Footprint footprint) {
    return Double.isFinite(footprint.netJoules().value())
        && Double.isFinite(footprint.medianSeconds().value());
  }

  private void table(List<Footprint> footprints) {
    DataTable table =
        DataTable.open(
            html,
            "Energy and time per invocation"
                + EnergyWords.suffix(subject.quality())
                + "; 95\u00a0% intervals in brackets",
            List.of("Cell", "Net energy", "p50", "Energy\u2013delay product"));
    footprints.forEach(each -> table.row(subject.names().of(each.cell()), texts(each)));
    table.close();
  }

  private List<String> texts(Footprint footprint) {
    return List.of(
        estimates.text(footprint.netJoules(), Unit.JOULE),
        estimates.text(footprint.medianSeconds(), Unit.SECOND),
        estimates.text(footprint.energyDelayJouleSeconds(), Unit.JOULE_SECOND));
  }

  /** Of cells that searched for the highest rate. */
  private void objectives(List<Footprint> footprints) {
    List<Footprint> known =
        footprints.stream().filter(each -> each.atObjective().isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    DataTable table =
        DataTable.open(
            html,
            "Net energy per invocation at the highest rate that met the objective"
                + EnergyWords.suffix(subject.quality()),
            List.of("Cell", "Net energy", "Rate", "Objective"));
    for (Footprint each : known) {
      Footprint.AtObjective at = each.atObjective().orElseThrow();
      table.row(
          subject.names().of(each.cell()),
          List.of(
              estimates.text(at.netJoules(), Unit.JOULE),
              subject.figures().number(at.perSecond()) + "/s",
              at.objective()));
    }
    table.close();
  }

  /** Grams and money, where the user gave factors. */
  private void factors(List<Footprint> footprints) {
    List<Footprint> known =
        footprints.stream().filter(each -> each.perMillion().isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    html.element(
        "p",
        "A million invocations, by the factors that the study gives. All energy of processor and"
            + " memory counts, the idle share included; discs, network, cooling and the making of"
            + " the machine do not.",
        "class",
        "lead");
    DataTable table =
        DataTable.open(
            html,
            "Per million invocations" + EnergyWords.suffix(subject.quality()),
            List.of("Cell", "Greenhouse gases", "Cost"));
    known.forEach(each -> table.row(subject.names().of(each.cell()), perMillion(each)));
    table.close();
  }

  private List<String> perMillion(Footprint footprint) {
    Footprint.PerMillion million = footprint.perMillion().orElseThrow();
    return List.of(
        million.grams().map(grams -> estimates.text(grams, "g CO\u2082e")).orElse("no grid factor"),
        million.cost().map(cost -> estimates.text(cost, million.currency())).orElse("no price"));
  }
}
