package io.whiskwatt.results.report;

import java.text.Normalizer;
import java.util.Map;

/** Text for a terminal that knows seven-bit characters only. */
public final class Ascii {
  private static final Map<Integer, String> SPELLED =
      Map.ofEntries(
          Map.entry((int) '\u2212', "-"),
          Map.entry((int) '\u2013', "-"),
          Map.entry((int) '\u2014', "-"),
          Map.entry((int) '\u2026', "..."),
          Map.entry((int) '\u03b4', "delta"),
          Map.entry((int) '\u00b1', "+/-"),
          Map.entry((int) '\u00d7', "x"),
          Map.entry((int) '\u00f7', "/"),
          Map.entry((int) '\u00b7', "*"),
          Map.entry((int) '\u00b5', "u"),
          Map.entry((int) '\u03bc', "u"),
          Map.entry((int) '\u2264', "<="),
          Map.entry((int) '\u2265', ">="),
          Map.entry((int) '\u2019', "'"),
          Map.entry((int) '\u2018', "'"),
          Map.entry((int) '\u201c', "\""),
          Map.entry((int) '\u201d', "\""),
          Map.entry((int) '\u2192', "->"),
          Map.entry((int) '\u2588', "#"),
          Map.entry((int) '\u2591', "."),
          Map.entry((int) '\u202f', " "),
          Map.entry((int) '\u00a0', " "));

  private Ascii() {}

  /** The text with what has a common spelling spelled out, accents dropped, and ? for the rest. */
  public static String of(String text) {
    StringBuilder ascii = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(point -> ascii.append(spelled(point)));
    return ascii.toString();
  }

  private static String spelled(int point) {
    return point < 0x80 ? Character.toString(point) : SPELLED.getOrDefault(point, "?");
  }
}
