package io.whiskwatt.cli.load;

import java.util.Locale;

/** Numbers as text, the same in every locale. */
final class Figures {
  private Figures() {}

  /** With three decimals: microseconds. */
  static String millis(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds * 1e3);
  }

  static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
