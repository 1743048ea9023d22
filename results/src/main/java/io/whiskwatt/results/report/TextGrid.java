package io.whiskwatt.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text whose columns line up, and text broken at a width. */
public final class TextGrid {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** Without rows. */
  public TextGrid(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * One column.
   *
   * @param right true for numbers
   */
  public record Column(String title, boolean right) {
    /** Of text, which begins at the left. */
    public static Column words(String title) {
      return new Column(title, false);
    }

    /** Of numbers, which end at the right. */
    public static Column numbers(String title) {
      return new Column(title, true);
    }
  }

  /**
   * Adds a row with one text for each column.
   *
   * @throws IllegalArgumentException when there are more or fewer
   */
  public void row(List<String> texts) {
    if (texts.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + texts.size() + " texts in a grid of " + columns.size() + " columns");
    }
    rows.add(List.copyOf(texts));
  }

  /** The titles, then the rows, without a newline at their ends. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::title).toList()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> texts) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < columns.size(); at++) {
      line.append(at == 0 ? "" : GAP).append(padded(texts.get(at), at));
    }
    return line.toString().stripTrailing();
  }

  private String padded(String text, int column) {
    String blanks = " ".repeat(width(column) - length(text));
    return columns.get(column).right() ? blanks + text : text + blanks;
  }

  private int width(int column) {
    return IntStream.concat(
            IntStream.of(length(columns.get(column).title())),
            rows.stream().mapToInt(row -> length(row.get(column))))
        .max()
        .orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Breaks text at spaces; later lines start with the indent. A word that is too long stays. */
  static List<String> wrapped(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && length(line.toString()) + 1 + length(word) > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      } else if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
