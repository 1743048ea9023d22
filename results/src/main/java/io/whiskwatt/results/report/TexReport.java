package io.whiskwatt.results.report;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.GateGroup;
import io.whiskwatt.results.report.figures.Notation;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Scales;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.figures.VerdictWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A comparison as two LaTeX tables for a paper: the cells, and the ratios with their verdicts. They
 * need the package {@code booktabs} and nothing else; what limits the numbers stands below them.
 */
public final class TexReport {
  private static final Map<Integer, String> SPELLED =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "$<$"),
          Map.entry((int) '>', "$>$"),
          Map.entry((int) '|', "$|$"),
          Map.entry((int) '"', "''"),
          Map.entry((int) '\ufffd', "?"),
          Map.entry((int) '\u2212', "$-$"),
          Map.entry((int) '\u2013', "--"),
          Map.entry((int) '\u2026', "\\dots{}"),
          Map.entry((int) '\u00b1', "$\\pm$"),
          Map.entry((int) '\u00d7', "$\\times$"),
          Map.entry((int) '\u00f7', "$\\div$"),
          Map.entry((int) '\u00b7', "$\\cdot$"),
          Map.entry((int) '\u00b5', "$\\mu$"),
          Map.entry((int) '\u03b4', "$\\delta$"),
          Map.entry((int) '\u2264', "$\\le$"),
          Map.entry((int) '\u2265', "$\\ge$"),
          Map.entry((int) '\u221e', "$\\infty$"),
          Map.entry((int) '\u202f', "\\,"),
          Map.entry((int) '\u00a0', "~"));

  private static final String SPECIAL = "&%$#_{}";

  private final Comparison comparison;
  private final Figures figures = new Figures(Notation.TERMINAL);
  private final CellNames names;
  private final StringBuilder text = new StringBuilder();

  private TexReport(Comparison comparison) {
    this.comparison = comparison;
    this.names = CellNames.of(comparison, Notation.TERMINAL);
  }

  /** Both tables; every line ends in a newline. */
  public static String of(Comparison comparison) {
    return new TexReport(comparison).write();
  }

  private String write() {
    line("% WhiskWatt: " + tex(comparison.study()) + ". Needs \\usepackage{booktabs}.");
    cells();
    if (!comparison.contrasts().isEmpty()) {
      line("");
      contrasts();
    }
    return text.toString();
  }

  private void cells() {
    begin("lrrrr", tex(comparison.designSentence()), "cells");
    head(
        "Cell",
        "Net energy per invocation" + EnergyWords.suffix(comparison.quality()),
        "p50",
        "p99",
        "Invocations");
    Scale joules = Scales.netEnergy(comparison);
    Scale seconds = Scales.response(comparison);
    for (CellSummary cell : comparison.cells()) {
      row(
          names.of(cell),
          cell.energy().map(energy -> net(energy, joules)).orElse("no energy source"),
          Scales.quantile(cell, 0.5, seconds, figures).orElse("not estimable"),
          Scales.quantile(cell, 0.99, seconds, figures).orElse("not estimable"),
          figures.count(cell.invocations()));
    }
    end(List.of("Intervals are at 95 %."));
  }

  private String net(EnergyPerInvocation energy, Scale joules) {
    return figures.interval(energy.netJoules(), joules)
        + (energy.belowDetection() ? ", below detection" : "");
  }

  private void contrasts() {
    begin("llrl", tex(comparison.answer()), "ratios");
    head(
        "Comparison",
        "Metric",
        "Ratio (" + VerdictWords.confidence(comparison, figures) + " interval)",
        "Verdict");
    comparison.contrasts().forEach(this::contrast);
    end(GateGroup.of(comparison, names).stream().map(TexReport::gate).toList());
  }

  private void contrast(Contrast contrast) {
    String setting = names.setting(contrast);
    row(
        names.subject(contrast) + (setting.isEmpty() ? "" : ", " + setting),
        EnergyWords.metric(contrast, comparison.quality()),
        figures.interval(contrast.ratio(), new Scale(Unit.ONE, 0)),
        VerdictWords.of(contrast.verdict(), comparison.equivalenceMargin(), figures));
  }

  private static String gate(GateGroup group) {
    String where = group.where().isEmpty() ? "" : " (" + String.join("; ", group.where()) + ")";
    return group.gate().severity().key() + ": " + group.gate().message() + where;
  }

  private void begin(String columns, String caption, String label) {
    line("\\begin{table}");
    line("\\caption{" + caption + "}");
    line("\\label{tab:" + comparison.study().replaceAll("[^A-Za-z0-9-]", "-") + "-" + label + "}");
    line("\\begin{tabular}{@{}" + columns + "@{}}");
    line("\\toprule");
  }

  private void head(String... titles) {
    row(titles);
    line("\\midrule");
  }

  private void row(String... fields) {
    line(
        List.of(fields).stream()
            .map(TexReport::tex)
            .collect(Collectors.joining(" & ", "", " \\\\")));
  }

  private void end(List<String> notes) {
    line("\\bottomrule");
    line("\\end{tabular}");
    if (!notes.isEmpty()) {
      line("\\par\\medskip\\footnotesize");
      notes.forEach(note -> line(tex(note) + "\\par"));
    }
    line("\\end{table}");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  /** Nothing of the text is read as a command. */
  private static String tex(String words) {
    return CellNames.clean(words)
        .codePoints()
        .mapToObj(
            point ->
                SPECIAL.indexOf(point) >= 0
                    ? "\\" + Character.toString(point)
                    : SPELLED.getOrDefault(point, Character.toString(point)))
        .collect(Collectors.joining());
  }
}
