package io.whiskwatt.results.report;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.CellUsage;
import io.whiskwatt.results.compare.CheckFinding;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.PartSummary;
import io.whiskwatt.results.compare.RateFinding;
import io.whiskwatt.results.compare.StageMeans;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.CheckWords;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.FindingWords;
import io.whiskwatt.results.report.figures.GateGroup;
import io.whiskwatt.results.report.figures.GroupPart;
import io.whiskwatt.results.report.figures.Notation;
import io.whiskwatt.results.report.figures.OutcomeWords;
import io.whiskwatt.results.report.figures.PartWords;
import io.whiskwatt.results.report.figures.RateWords;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Scales;
import io.whiskwatt.results.report.figures.Stage;
import io.whiskwatt.results.report.figures.StartWords;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.figures.UsageWords;
import io.whiskwatt.results.report.figures.VerdictWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as Markdown with GitHub's tables, for an issue or a job summary. */
public final class MarkdownReport {
  private static final String SPECIAL = "\\`*_[]<>#!|~&";

  private final Comparison comparison;
  private final Figures figures = new Figures(Notation.TYPOGRAPHIC);
  private final CellNames names;
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport(Comparison comparison) {
    this.comparison = comparison;
    this.names = CellNames.of(comparison, Notation.TYPOGRAPHIC);
  }

  public static String of(Comparison comparison) {
    return new MarkdownReport(comparison).write();
  }

  private String write() {
    paragraph(safe(comparison.designSentence()));
    paragraph("**" + safe(comparison.answer()) + "**");
    if (comparison.quality() != Quality.MEASURED && !EnergyWords.isSaidByGate(comparison)) {
      paragraph("*" + EnergyWords.meaning(comparison.quality()) + "*");
    }
    gates();
    contrasts();
    findings();
    cells();
    rates();
    mixes();
    failures();
    starts();
    stages();
    usage();
    checks();
    return text.toString().stripTrailing() + "\n";
  }

  private void gates() {
    List<GateGroup> groups = GateGroup.of(comparison, names);
    groups.forEach(group -> text.append("- ").append(gate(group)).append('\n'));
    if (!groups.isEmpty()) {
      text.append('\n');
    }
  }

  private static String gate(GateGroup group) {
    String where =
        group.where().isEmpty() ? "" : " (" + safe(String.join("; ", group.where())) + ")";
    return "**" + group.gate().severity().key() + "** " + safe(group.gate().message()) + where;
  }

  private void contrasts() {
    if (comparison.contrasts().isEmpty()) {
      return;
    }
    row(
        "Comparison",
        "Metric",
        "Ratio (" + VerdictWords.confidence(comparison, figures) + " interval)",
        "Verdict");
    row("---", "---", "---", "---");
    comparison.contrasts().forEach(this::contrast);
    text.append('\n');
  }

  private void findings() {
    List<String> sentences = FindingWords.of(comparison.findings());
    sentences.forEach(sentence -> text.append("- ").append(safe(sentence)).append('\n'));
    if (!sentences.isEmpty()) {
      text.append('\n');
    }
  }

  private void contrast(Contrast contrast) {
    row(
        safe(names.subject(contrast) + setting(contrast)),
        safe(EnergyWords.metric(contrast, comparison.quality())),
        figures.interval(contrast.ratio(), new Scale(Unit.ONE, 0)),
        VerdictWords.of(contrast.verdict(), comparison.equivalenceMargin(), figures));
  }

  private String setting(Contrast contrast) {
    String setting = names.setting(contrast);
    return setting.isEmpty() ? "" : ", " + setting;
  }

  private void cells() {
    if (comparison.cells().isEmpty()) {
      paragraph("No cell was measured.");
      return;
    }
    row(
        "Cell",
        "Net energy per invocation" + EnergyWords.suffix(comparison.quality()),
        "p50",
        "p99",
        "Invocations",
        "Failed",
        "Accepted",
        "Dropped");
    row("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
    Scale joules = Scales.netEnergy(comparison);
    Scale seconds = Scales.response(comparison);
    comparison.cells().forEach(cell -> cell(cell, joules, seconds));
    text.append('\n');
  }

  private void cell(CellSummary cell, Scale joules, Scale seconds) {
    row(
        safe(names.of(cell)),
        cell.energy().map(energy -> net(energy, joules)).orElse("no energy source"),
        Scales.quantile(cell, 0.5, seconds, figures).orElse("not estimable"),
        Scales.quantile(cell, 0.99, seconds, figures).orElse("not estimable"),
        figures.count(cell.invocations()),
        figures.count(cell.calls().outcomes().failed()),
        figures.count(cell.calls().outcomes().accepted()),
        figures.count(cell.calls().outcomes().dropped()));
  }

  /** Only where a workload is a mix. */
  private void mixes() {
    List<CellSummary> mixes =
        comparison.cells().stream().filter(cell -> !cell.parts().isEmpty()).toList();
    if (mixes.isEmpty()) {
      return;
    }
    row("Part of a mix", "Weight", "Calls", "Share", "Failed", "p50", "p99", "Starts seen");
    row("---", "--:", "--:", "--:", "--:", "--:", "--:", "---");
    mixes.forEach(cell -> cell.parts().forEach(part -> part(cell, part)));
    text.append('\n');
    paragraph(PartWords.ENERGY);
  }

  private void part(CellSummary cell, PartSummary part) {
    Scale seconds = Scales.response(comparison);
    row(
        safe(names.of(cell) + ": " + part.workload()),
        figures.count(part.weight()),
        figures.count(part.outcomes().sent()),
        PartWords.share(cell, part, figures),
        figures.count(part.outcomes().failed()),
        Scales.quantile(part.response(), 0.5, seconds, figures).orElse("not estimable"),
        Scales.quantile(part.response(), 0.99, seconds, figures).orElse("not estimable"),
        PartWords.starts(part, figures));
  }

  /** Only where something failed. */
  private void failures() {
    List<CellSummary> failed =
        comparison.cells().stream().filter(cell -> cell.calls().outcomes().failed() > 0).toList();
    if (failed.isEmpty()) {
      return;
    }
    row("Invocations that failed", "How they ended");
    row("---", "---");
    failed.forEach(cell -> row(safe(names.of(cell)), OutcomeWords.failures(cell, figures)));
    text.append('\n');
  }

  /** Only where something did not go as planned: the rest is said in one sentence. */
  private void starts() {
    List<CellSummary> news = comparison.cells().stream().filter(StartWords::isNews).toList();
    if (news.isEmpty()) {
      return;
    }
    row("Started otherwise than planned, or doubted", "As planned", "Starts seen", "Doubts");
    row("---", "--:", "---", "---");
    news.forEach(
        cell ->
            row(
                safe(names.of(cell)),
                StartWords.share(cell, figures),
                StartWords.counts(cell, figures),
                safe(String.join("; ", StartWords.doubts(cell, figures)))));
    text.append('\n');
  }

  private void stages() {
    List<CellSummary> told =
        comparison.cells().stream().filter(cell -> cell.stages().isPresent()).toList();
    if (told.isEmpty()) {
      return;
    }
    List<String> head = new ArrayList<>(List.of("Mean time by part"));
    List<String> rule = new ArrayList<>(List.of("---"));
    for (Stage stage : Stage.values()) {
      head.add(stage.words());
      rule.add("--:");
    }
    row(head.toArray(String[]::new));
    row(rule.toArray(String[]::new));
    told.forEach(cell -> stages(cell, cell.stages().orElseThrow()));
    text.append('\n');
  }

  private void stages(CellSummary cell, StageMeans means) {
    List<String> fields = new ArrayList<>(List.of(safe(names.of(cell))));
    for (Stage stage : Stage.values()) {
      fields.add(
          stage.occurs(means) ? figures.quantity(stage.seconds(means), Unit.SECOND) : "\u2013");
    }
    row(fields.toArray(String[]::new));
  }

  private void usage() {
    if (comparison.usage().isEmpty()) {
      return;
    }
    List<String> head =
        new ArrayList<>(
            List.of(
                "CPU time; net energy by attribution" + EnergyWords.suffix(comparison.quality())));
    List<String> rule = new ArrayList<>(List.of("---"));
    for (GroupPart part : GroupPart.values()) {
      head.add(part.words());
      rule.add("--:");
    }
    head.addAll(List.of("Sandbox idle", "Sandbox busy"));
    rule.addAll(List.of("--:", "--:"));
    row(head.toArray(String[]::new));
    row(rule.toArray(String[]::new));
    comparison
        .cells()
        .forEach(cell -> comparison.usage(cell.id()).ifPresent(known -> usage(cell, known)));
    text.append('\n');
    paragraph(UsageWords.MEANING);
    paragraph(UsageWords.GENERATOR);
  }

  private void usage(CellSummary cell, CellUsage usage) {
    List<String> fields = new ArrayList<>(List.of(safe(names.of(cell))));
    for (GroupPart part : GroupPart.values()) {
      String energy =
          usage.attributed() > 0
              ? "; "
                  + figures.quantity(
                      UsageWords.shown(part.joules(usage), usage.joules()), Unit.JOULE)
              : "";
      fields.add(figures.quantity(part.cpuSeconds(usage), Unit.SECOND) + energy);
    }
    fields.add(figures.quantity(usage.idleBytes(), Unit.BYTE));
    fields.add(figures.quantity(usage.busyBytes(), Unit.BYTE));
    row(fields.toArray(String[]::new));
  }

  /** Searches for the highest rate; nothing where there were none. */
  private void rates() {
    if (comparison.rates().isEmpty()) {
      return;
    }
    row("Highest rate within the objective", "Rate", "95\u00a0% interval", "Searches");
    row("---", "--:", "--:", "---");
    for (RateFinding finding : comparison.rates()) {
      row(
          safe(names.of(finding.cell())),
          safe(RateWords.rate(finding, figures)),
          safe(RateWords.range(finding, figures)),
          safe(RateWords.endings(finding, figures)));
    }
    text.append('\n');
    paragraph(RateWords.MEANING);
  }

  /** Second energy sources; nothing where there are none. */
  private void checks() {
    if (comparison.checks().isEmpty()) {
      return;
    }
    row("Cross-check of energy", "Windows", "Slope (95\u00a0% interval)", "Intercept", "r²");
    row("---", "--:", "---", "---", "--:");
    for (CheckFinding finding : comparison.checks()) {
      row(
          safe(CheckWords.title(finding)),
          figures.count(finding.points().size()),
          CheckWords.slope(finding, figures),
          CheckWords.intercept(finding, figures),
          figures.number(finding.squared()));
    }
    text.append('\n');
    comparison.checks().forEach(finding -> paragraph(safe(finding.sentence())));
  }

  private String net(EnergyPerInvocation energy, Scale joules) {
    return figures.interval(energy.netJoules(), joules)
        + (energy.belowDetection() ? ", below detection" : "");
  }

  private void paragraph(String sentence) {
    text.append(sentence).append("\n\n");
  }

  private void row(String... fields) {
    text.append(List.of(fields).stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** Nothing of the text is read as Markdown or HTML. */
  static String safe(String words) {
    return CellNames.clean(words)
        .codePoints()
        .mapToObj(point -> (SPECIAL.indexOf(point) < 0 ? "" : "\\") + Character.toString(point))
        .collect(Collectors.joining());
  }
}
