package io.whiskwatt.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A configuration text by lines, with secrets blacked out once they are known. */
final class SourceText {
  /** Most characters a configuration may have: 1 Mi. */
  static final int MOST_CHARACTERS = 1 << 20;

  private final String file;
  private final String text;
  private final List<String> lines;
  private boolean masked;

  SourceText(String text, String file) {
    this.file = file;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.lines = new ArrayList<>(List.of(this.text.split("\r\n|\r|\n", -1)));
  }

  String text() {
    return text;
  }

  String file() {
    return file;
  }

  /**
   * A place, moved to the nearest one that exists.
   *
   * @param line 0 and up
   * @param column 0 and up, in code points
   */
  Position position(int line, int column) {
    int row = Math.min(Math.max(0, line), lines.size() - 1);
    String shown = lines.get(row);
    int last = shown.codePointCount(0, shown.length());
    return new Position(file, row + 1, Math.min(Math.max(0, column), last) + 1, shown);
  }

  /** Replaces a span by asterisks, so that no message shows it. Lines and columns from 0. */
  void mask(int fromLine, int fromColumn, int toLine, int toColumn) {
    masked = true;
    for (int line = fromLine; line <= Math.min(toLine, lines.size() - 1); line++) {
      int from = line == fromLine ? fromColumn : 0;
      int to = line == toLine ? toColumn : Integer.MAX_VALUE;
      lines.set(line, masked(lines.get(line), from, to));
    }
  }

  boolean isMasked() {
    return masked;
  }

  /**
   * What keeps this text from being parsed at all: its length, or a character that YAML forbids.
   */
  Optional<Problem> unreadable() {
    if (text.length() > MOST_CHARACTERS) {
      String message = "the text has " + text.length() + " characters";
      String hint =
          "at most " + MOST_CHARACTERS + " are read: put large data into a file of its own";
      return Optional.of(Problem.at(position(0, 0), message, hint));
    }
    return text.codePoints()
        .filter(character -> !allowed(character))
        .boxed()
        .findFirst()
        .map(this::forbidden);
  }

  private Problem forbidden(int character) {
    int index = text.indexOf(Character.toString(character));
    String before = text.substring(0, index);
    List<String> above = List.of(before.split("\r\n|\r|\n", -1));
    String left = above.get(above.size() - 1);
    return Problem.at(
        position(above.size() - 1, left.codePointCount(0, left.length())),
        "the character U+"
            + Integer.toHexString(character).toUpperCase(Locale.ROOT)
            + " must not stand in YAML",
        "remove it, or write it as an escape in double quotes");
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c == 0x85
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || c >= 0x10000;
  }

  private static String masked(String line, int from, int to) {
    StringBuilder shown = new StringBuilder();
    int[] characters = line.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      shown.appendCodePoint(i >= from && i < to ? '*' : characters[i]);
    }
    return shown.toString();
  }
}
