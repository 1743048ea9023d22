package io.whiskwatt.results.report.markup;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.report.figures.CellNames;
import io.whiskwatt.results.report.figures.EnergyWords;
import io.whiskwatt.results.report.figures.Figures;
import io.whiskwatt.results.report.figures.Notation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What every section of a page writes about, and with what. */
public record Subject(Comparison comparison, Figures figures, CellNames names) {
  private static final int COLOURS = 6;

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
        .collect(
            Collectors.groupingBy(
                cell -> cell.workload() + figures.notation().separator() + cell.load(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** Writes the label of an energy number; nothing where energy was measured. */
  public static void tag(Html html, Quality quality) {
    if (quality != Quality.MEASURED) {
      html.text(" ").element("span", EnergyWords.label(quality), "class", "tag");
    }
  }
}
