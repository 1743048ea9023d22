package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of cells without the parts that all cells of the run share.
 *
 * @param cells of the run
 * @param severalWorkloads whether names need the workload
 * @param severalLoads whether names need the load shape
 */
public record CellNames(
    List<CellSummary> cells, boolean severalWorkloads, boolean severalLoads, Notation notation) {
  public CellNames {
    cells = List.copyOf(cells);
  }

  public static CellNames of(Comparison comparison, Notation notation) {
    List<CellSummary> cells = comparison.cells();
    return new CellNames(
        cells, differ(cells, CellSummary::workload), differ(cells, CellSummary::load), notation);
  }

  private static boolean differ(List<CellSummary> cells, Function<CellSummary, String> part) {
    return cells.stream().map(part).distinct().count() > 1;
  }

  /** {@code runc · cold}, with workload and load where they differ. */
  public String of(CellSummary cell) {
    return joined(List.of(clean(cell.platform()), setting(cell)));
  }

  /** The name of the cell with this id; the id itself when the run has no such cell. */
  public String of(String cellId) {
    return cell(cellId).map(this::of).orElseGet(() -> clean(cellId));
  }

  /** What all cells have in common and names leave out; may be empty. */
  public String common() {
    if (cells.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    addUnless(severalWorkloads, parts, cells.get(0).workload());
    addUnless(severalLoads, parts, cells.get(0).load());
    return joined(parts);
  }

  /** {@code runc against process}: the other first, as the ratio has it. */
  public String subject(Contrast contrast) {
    return side(contrast, contrast.otherCell()) + " against " + baseline(contrast);
  }

  /** The baseline's shortest telling name: its platform, or its start when platforms agree. */
  public String baseline(Contrast contrast) {
    return side(contrast, contrast.baselineCell());
  }

  /** The other side's shortest telling name. */
  public String other(Contrast contrast) {
    return side(contrast, contrast.otherCell());
  }

  /** What both sides share: {@code cold}, or the platform when starts are compared. */
  public String setting(Contrast contrast) {
    return switch (kind(contrast)) {
      case PLATFORMS -> cell(contrast.otherCell()).map(this::setting).orElse("");
      case STARTS -> cell(contrast.otherCell()).map(cell -> clean(cell.platform())).orElse("");
      case OTHER -> "";
    };
  }

  private String side(Contrast contrast, String cellId) {
    return switch (kind(contrast)) {
      case PLATFORMS ->
          cell(cellId).map(cell -> clean(cell.platform())).orElseGet(() -> of(cellId));
      case STARTS -> cell(cellId).map(this::setting).orElseGet(() -> of(cellId));
      case OTHER -> of(cellId);
    };
  }

  private Kind kind(Contrast contrast) {
    Optional<CellSummary> a = cell(contrast.baselineCell());
    Optional<CellSummary> b = cell(contrast.otherCell());
    if (a.isEmpty() || b.isEmpty()) {
      return Kind.OTHER;
    }
    if (a.get().comparisonKey().equals(b.get().comparisonKey())) {
      return Kind.PLATFORMS;
    }
    return a.get().platform().equals(b.get().platform()) ? Kind.STARTS : Kind.OTHER;
  }

  private Optional<CellSummary> cell(String id) {
    return cells.stream().filter(cell -> cell.id().equals(id)).findFirst();
  }

  private String setting(CellSummary cell) {
    List<String> parts = new ArrayList<>();
    addUnless(!severalWorkloads, parts, cell.workload());
    parts.add(cell.start().key());
    addUnless(!severalLoads, parts, cell.load());
    return joined(parts);
  }

  private static void addUnless(boolean skip, List<String> parts, String part) {
    if (!skip) {
      parts.add(clean(part));
    }
  }

  private String joined(List<String> parts) {
    return parts.stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(notation.separator()));
  }

  /**
   * The text without characters that steer a terminal, break a line or turn the direction of
   * writing: names come from study files and from far machines.
   */
  public static String clean(String text) {
    return text.codePoints()
        .map(point -> steers(point) ? '\ufffd' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean steers(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  private enum Kind {
    PLATFORMS,
    STARTS,
    OTHER
  }
}
