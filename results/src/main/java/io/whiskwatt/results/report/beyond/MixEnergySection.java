package io.whiskwatt.results.report.beyond;

import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;

/** What each workload of a mix used, told from windows in which their shares differ. */
final class MixEnergySection {
  private final Html html;
  private final Subject subject;
  private final Estimates estimates;

  MixEnergySection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.estimates = new Estimates(subject.figures());
  }

  void section(List<MixEnergy> mixes) {
    html.open("section", "id", "mix-energy", "aria-labelledby", "mix-energy-title");
    html.element(
        "h2",
        "Energy of the mixes' parts" + EnergyWords.suffix(subject.quality()),
        "id",
        "mix-energy-title");
    html.element(
        "p",
        "No counter tells workloads apart that run in the same window. Their shares differ from"
            + " window to window, though, and so does the energy: a regression finds what an"
            + " invocation of each must have used for that. The last column is never negative.",
        "class",
        "lead");
    mixes.forEach(this::mix);
    html.close("section");
  }

  private void mix(MixEnergy mix) {
    html.element("h3", subject.names().of(mix.cell()));
    html.element("p", mix.sentence(), "class", "sentence");
    if (mix.parts().isEmpty()) {
      return;
    }
    DataTable table =
        DataTable.open(
            html,
            "Energy per invocation over "
                + mix.windows()
                + " windows"
                + EnergyWords.suffix(subject.quality())
                + ", "
                + subject.names().of(mix.cell()),
            List.of("Part", "Energy, 95\u00a0% interval", "Shown as"));
    mix.parts()
        .forEach(
            part ->
                table.row(
                    CellNames.clean(part.workload()),
                    List.of(
                        estimates.text(part.joules(), Unit.JOULE), joules(part.shownJoules()))));
    table.row(
        "Unexplained, a window",
        List.of(joules(mix.unexplainedJoules()) + ", u " + joules(mix.uncertaintyJoules()), ""));
    table.close();
  }

  private String joules(double joules) {
    return subject.figures().quantity(joules, Unit.JOULE);
  }
}
