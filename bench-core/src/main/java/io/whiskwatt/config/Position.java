package io.whiskwatt.config;

/**
 * A place in a configuration text.
 *
 * @param file the name shown to the user
 * @param line 1 or more
 * @param column 1 or more, in code points
 * @param lineText the whole line, shown above the caret
 */
public record Position(String file, int line, int column, String lineText) {
  private static final int SHOWN_EACH_SIDE = 100;

  /**
   * The line and a caret under the column, each ended by a newline. Of a long line the part around
   * the column.
   */
  public String caret() {
    int[] characters = lineText.codePoints().toArray();
    int at = Math.min(Math.max(0, column - 1), characters.length);
    int from = Math.max(0, at - SHOWN_EACH_SIDE);
    int to = Math.min(characters.length, at + SHOWN_EACH_SIDE);
    String left = new String(characters, from, at - from);
    String right = new String(characters, at, to - at);
    String before = from > 0 ? "…" : "";
    String after = to < characters.length ? "…" : "";
    String indent = (before + left).replaceAll("[^\t]", " ");
    return "  " + before + left + right + after + "\n  " + indent + "^\n";
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
