package io.whiskwatt.results.report.markup;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Notation;
import io.whiskwatt.results.report.figures.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every section of a page writes about, and with what. */
public record Subject(Comparison comparison, Figures figures, CellNames names) {
  private static final int COLOURS = 6;
  private static final int LARGE = 24;

  public static Subject of(Comparison comparison) {
    return new Subject(
        comparison,
        new Figures(Notation.TYPOGRAPHIC),
        CellNames.of(comparison, Notation.TYPOGRAPHIC));
  }

  public Quality quality() {
    return comparison.quality();
  }

  /** The colour class of a cell: one for each platform. */
  public String colour(CellSummary cell) {
    List<String> platforms =
        comparison.cells().stream().map(CellSummary::platform).distinct().toList();
    return "c" + platforms.indexOf(cell.platform()) % COLOURS;
  }

  /** How lines of a cell are broken, as SVG and canvas want it: one for each kind of start. */
  public static List<Integer> dash(CellSummary cell) {
    return switch (cell.start()) {
      case COLD -> List.of();
      case WARM -> List.of(7, 4);
      case PREWARMED -> List.of(2, 3);
      case PAUSED -> List.of(10, 3, 2, 3);
    };
  }

  /** Cells that belong into one chart: those of one workload under one load. */
  public Map<String, List<CellSummary>> charts() {
    return comparison.cells().stream()
        .collect(Collectors.groupingBy(this::group, LinkedHashMap::new, Collectors.toList()));
  }

  /** The cell with this id; empty: the run has none. */
  public Optional<CellSummary> cell(String id) {
    return comparison.cells().stream().filter(cell -> cell.id().equals(id)).findFirst();
  }

  /** Title of the chart that a cell belongs into: its workload and load. */
  public String group(String cellId) {
    return cell(cellId).map(this::group).orElse("");
  }

  private String group(CellSummary cell) {
    return cell.workload() + figures.notation().separator() + cell.load();
  }

  /** True when there is so much that parts of the page fold and can be searched. */
  public boolean isLarge() {
    return comparison.cells().size() > LARGE || comparison.contrasts().size() > LARGE;
  }

  /** Starts a part that folds away in a large report, and is as it is in a small one. */
  public void openFold(Html html, String title, boolean unfolded) {
    if (isLarge() && unfolded) {
      html.open("details", "class", "fold", "open", "open").element("summary", title);
    } else if (isLarge()) {
      html.open("details", "class", "fold").element("summary", title);
    }
  }

  public void closeFold(Html html) {
    if (isLarge()) {
      html.close("details");
    }
  }

  /** The numbers below rows that share an axis. */
  public void axisRow(Html html, Axis axis, Scale scale) {
    Axis scaled = axis.in(scale);
    html.open("div", "class", "row axis", "aria-hidden", "true");
    html.element("span", "", "class", "row-name");
    html.open("svg", "class", "strip", "width", "100%", "height", "20");
    for (Axis.Tick tick : scaled.ticks(figures)) {
      html.element("text", tick.label(), "x", scaled.x(tick.value()), "y", "14");
    }
    html.close("svg");
    html.element("span", scale.symbol(figures.notation()), "class", "row-value").close("div");
  }

  /** Writes the label of an energy number; nothing where energy was measured. */
  public static void tag(Html html, Quality quality) {
    if (quality != Quality.MEASURED) {
      html.text(" ").element("span", EnergyWords.label(quality), "class", "tag");
    }
  }
}
