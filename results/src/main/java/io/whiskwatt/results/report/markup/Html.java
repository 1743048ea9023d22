package io.whiskwatt.results.report.markup;

import io.whiskwatt.results.report.figures.CellNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes HTML and SVG; every text and attribute value that passes through it is escaped. */
public final class Html {
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "code", "em", "h1", "p", "span", "strong", "summary", "text", "td",
          "th");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Starts an element.
   *
   * @param attributes name, value, name, value, …
   */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Ends the element that was opened last, which must have this tag. */
  public Html close(String tag) {
    if (!tag.equals(open.peek())) {
      throw new IllegalStateException("cannot close \"" + tag + "\" inside \"" + open.peek() + '"');
    }
    open.pop();
    out.append("</").append(tag).append('>');
    return this;
  }

  /** An element that holds only text. */
  public Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** An element that holds nothing. */
  public Html empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  public Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Text of our own that is HTML, script or style already. */
  public Html trusted(String markup) {
    out.append(markup);
    return this;
  }

  private void start(String tag, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("an attribute of \"" + tag + "\" has no value");
    }
    out.append(INLINE.contains(tag) ? "" : "\n").append('<').append(tag);
    for (int at = 0; at < attributes.length; at += 2) {
      out.append(' ').append(attributes[at]).append("=\"");
      out.append(escaped(attributes[at + 1])).append('"');
    }
  }

  private static String escaped(String text) {
    return unbroken(CellNames.clean(text.replace('\n', ' ')))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Keeps the two ends of an interval, and a number and its percent sign, on one line. */
  private static String unbroken(String text) {
    return text.replace(" \u2026 ", "\u00a0\u2026\u00a0").replace(" %", "\u00a0%");
  }

  /** The text so far; every element must have been closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out + "\n";
  }
}
