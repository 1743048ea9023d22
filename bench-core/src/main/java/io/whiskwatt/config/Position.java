package io.whiskwatt.config;

/**
 * A place in a configuration text.
 *
 * @param file the name shown to the user
 * @param line 1 or more
 * @param column 1 or more
 * @param lineText the whole line, shown above the caret
 */
public record Position(String file, int line, int column, String lineText) {
  /** The line and a caret under the column, each ended by a newline. */
  public String caret() {
    return "  " + lineText + "\n  " + " ".repeat(Math.max(0, column - 1)) + "^\n";
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
