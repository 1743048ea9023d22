package io.whiskwatt.results.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a calibration as tables, one for each question. */
public final class CalibrationTable {
  private static final List<String> HEADS =
      List.of("scenario", "true ratio", "blocks", "found", "promised", "standing");

  private final List<RowResult> results;

  public CalibrationTable(List<RowResult> results) {
    this.results = List.copyOf(results);
  }

  /** With a heading above each table. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>();
    for (Question question : Question.values()) {
      List<List<String>> rows = rows(question);
      if (!rows.isEmpty()) {
        lines.addAll(List.of("", "## " + heading(question), ""));
        lines.add("| " + String.join(" | ", HEADS) + " |");
        lines.add("|---|---|---|---|---|---|");
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
      }
    }
    return lines;
  }

  /** With columns of equal width. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (Question question : Question.values()) {
      List<List<String>> rows = rows(question);
      if (!rows.isEmpty()) {
        List<List<String>> all = new ArrayList<>(List.of(HEADS));
        all.addAll(rows);
        lines.addAll(List.of("", heading(question)));
        all.forEach(row -> lines.add(padded(row, all)));
      }
    }
    return lines;
  }

  /** How many promises were missed beyond the Monte Carlo error. */
  public long missed() {
    return results.stream().filter(each -> each.standing() == Band.Standing.MISSED).count();
  }

  /** One sentence on all of them. */
  public String summary() {
    long promised = results.stream().filter(each -> each.row().band().isPresent()).count();
    return missed() == 0
        ? "All " + promised + " promises were kept."
        : missed() + " of " + promised + " promises were missed.";
  }

  private static String heading(Question question) {
    String words = question.words();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private List<List<String>> rows(Question question) {
    return results.stream()
        .filter(result -> result.row().question() == question)
        .map(CalibrationTable::row)
        .toList();
  }

  private static List<String> row(RowResult result) {
    Row row = result.row();
    return List.of(
        row.scenario().name(),
        String.valueOf(row.ratio()),
        String.valueOf(row.blocks()),
        String.format(
            Locale.ROOT,
            "%.1f ± %.1f %%",
            100 * result.share().value(),
            100 * result.share().error()),
        row.band().map(CalibrationTable::words).orElse("–"),
        result.standing().words());
  }

  private static String words(Band band) {
    if (band.high() == 1) {
      return "≥ " + percent(band.low()) + " %";
    }
    return band.low() == 0
        ? "≤ " + percent(band.high()) + " %"
        : percent(band.low()) + "–" + percent(band.high()) + " %";
  }

  private static String percent(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
  }

  private static String padded(List<String> row, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = all.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
      line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
