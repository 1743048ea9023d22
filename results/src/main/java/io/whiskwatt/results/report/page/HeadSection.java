package io.whiskwatt.results.report.page;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.GateGroup;
import io.whiskwatt.results.report.markup.GateList;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.List;

/** The top of the page: what may be concluded, the answer, and what limits it. */
final class HeadSection {
  private final Html html;
  private final Subject subject;
  private final Comparison comparison;

  private HeadSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.comparison = subject.comparison();
  }

  static void write(Html html, Subject subject) {
    new HeadSection(html, subject).header();
  }

  private void header() {
    html.open("header", "class", "head");
    html.element("p", comparison.designSentence(), "class", "design");
    html.element("h1", comparison.study());
    html.element("p", comparison.answer(), "class", "answer");
    energy();
    gates();
    facts();
    html.close("header");
  }

  /** What the energy numbers are and why: this is where the gates about it are said. */
  private void energy() {
    if (comparison.quality() == Quality.MEASURED && comparison.energyNotes().isEmpty()) {
      return;
    }
    html.open("div", "class", "energy-note");
    if (comparison.quality() != Quality.MEASURED) {
      html.open("p").element("strong", quality()).close("p");
    }
    comparison.energyNotes().forEach(note -> html.element("p", note));
    html.close("div");
  }

  private String quality() {
    return comparison.gates().stream()
        .filter(EnergyWords::isAboutQuality)
        .filter(gate -> gate.severity() == Gate.Severity.LIMITS)
        .map(gate -> GateList.meaning(gate.severity()) + " " + gate.message())
        .findFirst()
        .orElseGet(() -> EnergyWords.meaning(comparison.quality()));
  }

  /** Gates of the whole study, and whatever voids a part of it. */
  private void gates() {
    List<GateGroup> shown =
        GateGroup.of(comparison, subject.names()).stream()
            .filter(group -> group.where().isEmpty() || isVoid(group))
            .filter(group -> !EnergyWords.isAboutQuality(group.gate()) || !group.where().isEmpty())
            .toList();
    GateList.writeGroups(html, shown);
  }

  private static boolean isVoid(GateGroup group) {
    return group.gate().severity() == Gate.Severity.VOID;
  }

  private void facts() {
    html.open("dl", "class", "facts");
    fact("Blocks", comparison.blocksComplete() + " of " + comparison.blocksPlanned());
    fact("Sessions", Integer.toString(comparison.sessions()));
    fact("Measured for", subject.figures().span(comparison.measured()));
    fact("Started", subject.figures().instant(comparison.started()));
    fact("Design", design(comparison.level()));
    fact("Energy", comparison.quality() == Quality.MEASURED ? "measured" : label());
    if (!subject.names().common().isEmpty()) {
      fact("All cells", subject.names().common());
    }
    html.close("dl");
  }

  private String label() {
    return EnergyWords.label(comparison.quality());
  }

  private void fact(String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close("div");
  }

  private static String design(DesignLevel level) {
    return switch (level) {
      case L1 -> "L1, same machines";
      case L2 -> "L2, crossover of two clusters";
      case L3 -> "L3, two calibrated clusters";
      case L4 -> "L4, two uncontrolled systems";
    };
  }
}
