package io.whiskwatt.results.report.page;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.PartSummary;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.PartWords;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Scales;
import io.whiskwatt.results.report.markup.DataTable;
import io.whiskwatt.results.report.markup.Html;
import io.whiskwatt.results.report.markup.Subject;
import java.util.ArrayList;
import java.util.List;

/** What each part of a mix contributed. */
final class MixSection {
  private static final double[] LEVELS = {0.5, 0.9, 0.99, 0.999};

  private final Html html;
  private final Subject subject;
  private final Figures figures;

  private MixSection(Html html, Subject subject) {
    this.html = html;
    this.subject = subject;
    this.figures = subject.figures();
  }

  /** Writes nothing where no workload is a mix. */
  static void write(Html html, Subject subject) {
    List<CellSummary> mixes =
        subject.comparison().cells().stream().filter(cell -> !cell.parts().isEmpty()).toList();
    if (!mixes.isEmpty()) {
      new MixSection(html, subject).section(mixes);
    }
  }

  private void section(List<CellSummary> mixes) {
    html.open("section", "id", "mixes", "aria-labelledby", "mixes-title");
    html.element("h2", "Parts of the mixes", "id", "mixes-title");
    html.element(
        "p",
        "Which part a call goes to is dealt by weight, from the study's seed, before it is known"
            + " how long it takes. "
            + PartWords.ENERGY,
        "class",
        "lead");
    mixes.forEach(this::table);
    html.close("section");
  }

  private void table(CellSummary cell) {
    DataTable table =
        DataTable.open(
            html,
            "Parts of " + subject.names().of(cell),
            List.of(
                "Part",
                "Weight",
                "Calls",
                "Share",
                "Failed",
                "p50",
                "p90",
                "p99",
                "p99.9",
                "Starts seen"));
    cell.parts().forEach(part -> table.row(CellNames.clean(part.workload()), texts(cell, part)));
    table.close();
  }

  private List<String> texts(CellSummary cell, PartSummary part) {
    Scale scale = Scales.response(subject.comparison());
    List<String> texts = new ArrayList<>();
    texts.add(figures.count(part.weight()));
    texts.add(figures.count(part.outcomes().sent()));
    texts.add(PartWords.share(cell, part, figures));
    texts.add(figures.count(part.outcomes().failed()));
    for (double level : LEVELS) {
      texts.add(Scales.quantile(part.response(), level, scale, figures).orElse("not estimable"));
    }
    texts.add(PartWords.starts(part, figures));
    return texts;
  }
}
