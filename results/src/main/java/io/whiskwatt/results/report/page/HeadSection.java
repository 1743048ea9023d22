package io.whiskwatt.results.report.page;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.report.figures.EnergyWords;

/** The top of the page: what may be concluded, the answer, and what limits it. */
final class HeadSection {
  private HeadSection() {}

  static void write(Html html, Subject subject) {
    Comparison comparison = subject.comparison();
    html.open("header", "class", "head");
    html.element("p", comparison.designSentence(), "class", "design");
    html.element("h1", comparison.study());
    html.element("p", comparison.answer(), "class", "answer");
    energy(html, comparison);
    GateList.write(html, comparison.gates());
    facts(html, subject);
    html.close("header");
  }

  private static void energy(Html html, Comparison comparison) {
    if (comparison.quality() == Quality.MEASURED && comparison.energyNotes().isEmpty()) {
      return;
    }
    html.open("div", "class", "energy-note");
    if (comparison.quality() != Quality.MEASURED) {
      html.open("p").element("strong", EnergyWords.meaning(comparison.quality())).close("p");
    }
    comparison.energyNotes().forEach(note -> html.element("p", note));
    html.close("div");
  }

  private static void facts(Html html, Subject subject) {
    Comparison comparison = subject.comparison();
    html.open("dl", "class", "facts");
    fact(html, "Blocks", comparison.blocksComplete() + " of " + comparison.blocksPlanned());
    fact(html, "Sessions", Integer.toString(comparison.sessions()));
    fact(html, "Measured for", subject.figures().span(comparison.measured()));
    fact(html, "Started", subject.figures().instant(comparison.started()));
    fact(html, "Design", design(comparison.level()));
    fact(html, "Energy", energyFact(comparison.quality()));
    if (!subject.names().common().isEmpty()) {
      fact(html, "All cells", subject.names().common());
    }
    html.close("dl");
  }

  private static void fact(Html html, String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close("div");
  }

  private static String energyFact(Quality quality) {
    return quality == Quality.MEASURED ? "measured" : EnergyWords.label(quality);
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
