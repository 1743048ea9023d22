package io.whiskwatt.results.report;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.EnergyPerInvocation;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.compare.Latency;
import io.whiskwatt.results.compare.PartSummary;
import io.whiskwatt.results.compare.RateFinding;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.FindingWords;
import io.whiskwatt.results.report.figures.GateGroup;
import io.whiskwatt.results.report.figures.Notation;
import io.whiskwatt.results.report.figures.OutcomeWords;
import io.whiskwatt.results.report.figures.PartWords;
import io.whiskwatt.results.report.figures.RateWords;
import io.whiskwatt.results.report.figures.Scale;
import io.whiskwatt.results.report.figures.Scales;
import io.whiskwatt.results.report.figures.StartWords;
import io.whiskwatt.results.report.figures.Unit;
import io.whiskwatt.results.report.figures.VerdictWords;
import java.util.ArrayList;
import java.util.List;

/** A comparison for a terminal: what may be concluded, the answer, cells, ratios and gates. */
public final class TextTable {
  private final Comparison comparison;
  private final Style style;
  private final Figures figures;
  private final CellNames names;
  private final List<String> lines = new ArrayList<>();

  private TextTable(Comparison comparison, Style style) {
    this.comparison = comparison;
    this.style = style;
    this.figures = new Figures(style.notation());
    this.names = CellNames.of(comparison, style.notation());
  }

  /**
   * How the terminal wants it.
   *
   * @param unicode false: seven-bit characters only, for a terminal that is not UTF-8
   * @param ansi true: the answer and the titles are bold
   * @param columns width that sentences are broken at, 40 or more; tables are as wide as they are
   */
  public record Style(boolean unicode, boolean ansi, int columns) {
    public Style {
      if (columns < 40) {
        throw new IllegalArgumentException("a terminal table needs 40 columns, not " + columns);
      }
    }

    /** Eighty columns, no ANSI sequences. */
    public static Style plain(boolean unicode) {
      return new Style(unicode, false, 80);
    }

    Notation notation() {
      return unicode ? Notation.TERMINAL : Notation.ASCII;
    }

    private String bold(String text) {
      return ansi ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
  }

  /** The table; every line ends in a newline. */
  public static String of(Comparison comparison, Style style) {
    return new TextTable(comparison, style).text();
  }

  private String text() {
    sentence(comparison.designSentence(), "");
    blank();
    TextGrid.wrapped(safe(comparison.answer()), style.columns(), "")
        .forEach(line -> lines.add(style.bold(line)));
    energyNote();
    cells();
    rates();
    contrasts();
    findings();
    gates();
    return String.join("\n", lines) + "\n";
  }

  private void energyNote() {
    if (comparison.quality() == Quality.MEASURED) {
      return;
    }
    List<String> notes = new ArrayList<>(comparison.energyNotes());
    if (!EnergyWords.isSaidByGate(comparison)) {
      notes.add(0, EnergyWords.meaning(comparison.quality()));
    }
    if (!notes.isEmpty()) {
      blank();
      notes.forEach(note -> sentence(note, ""));
    }
  }

  private void cells() {
    blank();
    sentence(heading(), "");
    if (comparison.cells().isEmpty()) {
      lines.add("No cell was measured.");
      return;
    }
    TextGrid grid = new TextGrid(cellColumns());
    Scale joules = Scales.netEnergy(comparison);
    Scale seconds = Scales.response(comparison);
    comparison.cells().forEach(cell -> grid.row(cellRow(cell, joules, seconds)));
    table(grid);
    if (comparison.cells().stream().anyMatch(TextTable::belowDetection)) {
      sentence("* below detection: under 1.65 times its own uncertainty; the value stays.", "  ");
    }
    if (comparison.cells().stream().anyMatch(TextTable::notEstimable)) {
      sentence(
          "- not estimable: p99 needs 368 calls or more in a cell, and replies to nearly all.",
          "  ");
    }
    comparison.cells().forEach(this::calls);
    if (comparison.cells().stream().anyMatch(cell -> !cell.parts().isEmpty())) {
      parts(seconds);
    }
  }

  private void parts(Scale seconds) {
    TextGrid grid =
        new TextGrid(
            List.of(
                TextGrid.Column.words("part of a mix"),
                TextGrid.Column.numbers("share"),
                TextGrid.Column.numbers("p50"),
                TextGrid.Column.numbers("p99"),
                TextGrid.Column.numbers("calls"),
                TextGrid.Column.numbers("failed"),
                TextGrid.Column.words("starts seen")));
    for (CellSummary cell : comparison.cells()) {
      cell.parts().forEach(part -> grid.row(partRow(cell, part, seconds)));
    }
    blank();
    table(grid);
    sentence(PartWords.ENERGY, "  ");
  }

  private List<String> partRow(CellSummary cell, PartSummary part, Scale seconds) {
    return List.of(
        safe(names.of(cell) + ": " + part.workload()),
        PartWords.share(cell, part, figures),
        Scales.quantile(part.response(), 0.5, seconds, figures).orElse("-"),
        Scales.quantile(part.response(), 0.99, seconds, figures).orElse("-"),
        figures.count(part.outcomes().sent()),
        figures.count(part.outcomes().failed()),
        PartWords.starts(part, figures));
  }

  /** One line for a cell of which more is to be said than its row has room for. */
  private void calls(CellSummary cell) {
    List<String> parts = new ArrayList<>();
    if (StartWords.isNews(cell)) {
      parts.add(
          StartWords.share(cell, figures)
              + " started as planned: "
              + StartWords.counts(cell, figures));
      parts.addAll(StartWords.doubts(cell, figures));
    }
    if (cell.calls().outcomes().failed() > 0) {
      parts.add("failed: " + OutcomeWords.failures(cell, figures));
    }
    long accepted = cell.calls().outcomes().accepted();
    if (accepted > 0) {
      parts.add(figures.count(accepted) + " accepted without a reply (202)");
    }
    if (!parts.isEmpty()) {
      sentence(names.of(cell) + ": " + String.join("; ", parts) + ".", "  ");
    }
  }

  private String heading() {
    return comparison.study()
        + ": "
        + comparison.blocksComplete()
        + " of "
        + comparison.blocksPlanned()
        + " blocks complete, measured for "
        + figures.span(comparison.measured())
        + (names.common().isEmpty() ? "" : "; all cells: " + names.common());
  }

  private List<TextGrid.Column> cellColumns() {
    List<TextGrid.Column> columns = new ArrayList<>(List.of(TextGrid.Column.words("cell")));
    if (hasEnergy()) {
      columns.add(TextGrid.Column.numbers("net/call" + EnergyWords.suffix(comparison.quality())));
      columns.add(TextGrid.Column.words("95 % interval"));
    }
    for (String number : List.of("p50", "p99", "calls", "failed", "dropped")) {
      columns.add(TextGrid.Column.numbers(number));
    }
    return columns;
  }

  private boolean hasEnergy() {
    return comparison.cells().stream().anyMatch(cell -> cell.energy().isPresent());
  }

  private List<String> cellRow(CellSummary cell, Scale joules, Scale seconds) {
    List<String> row = new ArrayList<>(List.of(safe(names.of(cell))));
    if (hasEnergy()) {
      row.add(cell.energy().map(energy -> net(energy, joules)).orElse("no source"));
      row.add(cell.energy().map(energy -> range(energy, joules)).orElse(""));
    }
    row.add(Scales.quantile(cell, 0.5, seconds, figures).orElse("-"));
    row.add(Scales.quantile(cell, 0.99, seconds, figures).orElse("-"));
    row.add(figures.count(cell.invocations()));
    row.add(figures.count(cell.calls().outcomes().failed()));
    row.add(figures.count(cell.calls().outcomes().dropped()));
    return row;
  }

  private String net(EnergyPerInvocation energy, Scale joules) {
    return figures.value(energy.netJoules(), joules) + (energy.belowDetection() ? "*" : "");
  }

  private String range(EnergyPerInvocation energy, Scale joules) {
    return Double.isFinite(energy.netJoules().value())
        ? figures.range(energy.netJoules(), joules)
        : "";
  }

  private static boolean belowDetection(CellSummary cell) {
    return cell.energy().map(EnergyPerInvocation::belowDetection).orElse(false);
  }

  private static boolean notEstimable(CellSummary cell) {
    return Scales.quantile(cell.response(), 0.99).filter(Latency.Quantile::estimable).isEmpty();
  }

  /** Searches for the highest rate. */
  private void rates() {
    if (comparison.rates().isEmpty()) {
      return;
    }
    TextGrid grid =
        new TextGrid(
            List.of(
                TextGrid.Column.words("cell"),
                TextGrid.Column.numbers("highest rate"),
                TextGrid.Column.words("95 % interval"),
                TextGrid.Column.words("searches")));
    for (RateFinding finding : comparison.rates()) {
      grid.row(
          List.of(
              safe(names.of(finding.cell())),
              safe(RateWords.rate(finding, figures)),
              safe(RateWords.range(finding, figures)),
              safe(RateWords.endings(finding, figures))));
    }
    blank();
    table(grid);
  }

  private void contrasts() {
    if (comparison.contrasts().isEmpty()) {
      return;
    }
    TextGrid grid =
        new TextGrid(
            List.of(
                TextGrid.Column.words("ratio of"),
                TextGrid.Column.words("metric"),
                TextGrid.Column.numbers("ratio"),
                TextGrid.Column.words(VerdictWords.confidence(comparison, figures) + " interval"),
                TextGrid.Column.words("verdict")));
    comparison.contrasts().forEach(contrast -> grid.row(contrastRow(contrast)));
    blank();
    table(grid);
  }

  private void findings() {
    List<String> sentences = FindingWords.of(comparison.findings());
    if (!sentences.isEmpty()) {
      blank();
      sentences.forEach(sentence -> sentence(sentence, "  "));
    }
  }

  private List<String> contrastRow(Contrast contrast) {
    Scale one = new Scale(Unit.ONE, 0);
    boolean known = Double.isFinite(contrast.ratio().value());
    return List.of(
        safe(pair(contrast)),
        safe(
            EnergyWords.metric(contrast, comparison.quality()).replace(" per invocation", "/call")),
        figures.value(contrast.ratio(), one),
        known ? figures.range(contrast.ratio(), one) : "",
        safe(VerdictWords.of(contrast.verdict(), comparison.equivalenceMargin(), figures)));
  }

  private String pair(Contrast contrast) {
    String setting = names.setting(contrast);
    return names.other(contrast)
        + " "
        + style.notation().ratio()
        + " "
        + names.baseline(contrast)
        + (setting.isEmpty() ? "" : ", " + setting);
  }

  private void gates() {
    List<GateGroup> groups = GateGroup.of(comparison, names);
    if (!groups.isEmpty()) {
      blank();
    }
    groups.forEach(group -> sentence(gateText(group), "  "));
  }

  private static String gateText(GateGroup group) {
    Gate gate = group.gate();
    String where = group.where().isEmpty() ? "" : " [" + String.join("; ", group.where()) + "]";
    return gate.severity().key() + " " + gate.kind().key() + ": " + gate.message() + where;
  }

  private void table(TextGrid grid) {
    List<String> table = grid.lines();
    lines.add(style.bold(table.get(0)));
    lines.addAll(table.subList(1, table.size()));
  }

  private void sentence(String text, String indent) {
    lines.addAll(TextGrid.wrapped(safe(text), style.columns(), indent));
  }

  private void blank() {
    lines.add("");
  }

  private String safe(String text) {
    String clean = CellNames.clean(text);
    return style.unicode() ? clean : Ascii.of(clean);
  }
}
