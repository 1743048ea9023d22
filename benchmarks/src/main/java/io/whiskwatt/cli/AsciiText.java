package io.whiskwatt.cli;

import java.util.Map;

/** Text for terminals that show ASCII only. */
final class AsciiText {
  private static final Map<Integer, String> ALIKE =
      Map.ofEntries(
          Map.entry((int) '…', "..."),
          Map.entry((int) '–', "-"),
          Map.entry((int) '—', "-"),
          Map.entry((int) '−', "-"),
          Map.entry((int) '·', "-"),
          Map.entry((int) '•', "*"),
          Map.entry((int) '±', "+/-"),
          Map.entry((int) '×', "x"),
          Map.entry((int) '÷', "/"),
          Map.entry((int) '→', "->"),
          Map.entry((int) '≤', "<="),
          Map.entry((int) '≥', ">="),
          Map.entry((int) '≈', "~"),
          Map.entry((int) '∞', "infinity"),
          Map.entry((int) 'δ', "delta"),
          Map.entry((int) 'θ', "theta"),
          Map.entry((int) 'ρ', "rho"),
          Map.entry((int) 'µ', "u"),
          Map.entry((int) 'μ', "u"),
          Map.entry((int) '█', "#"),
          Map.entry((int) '░', "."),
          Map.entry((int) '✓', "+"),
          Map.entry((int) '✗', "x"),
          Map.entry((int) '─', "-"),
          Map.entry((int) '│', "|"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '\u00a0', " "),
          Map.entry((int) '\u202f', " "));

  private AsciiText() {}

  static String of(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(ascii, point));
    return ascii.toString();
  }

  private static void append(StringBuilder ascii, int point) {
    if (point < 128) {
      ascii.append((char) point);
    } else {
      ascii.append(ALIKE.getOrDefault(point, "?"));
    }
  }
}
