package io.whiskwatt.results.report.figures;

/** The characters that figures are written with. */
public enum Notation {
  /** Minus sign, ellipsis, micro sign. */
  TERMINAL("\u2212", " \u2026 ", "\u00b5", "", " \u00b7 ", "\u00f7"),
  /** The same, and narrow no-break spaces between groups of digits: for pages. */
  TYPOGRAPHIC("\u2212", " \u2026 ", "\u00b5", "\u202f", " \u00b7 ", "\u00f7"),
  /** Seven-bit characters only. */
  ASCII("-", " .. ", "u", "", ", ", "/");

  private final String minus;
  private final String range;
  private final String micro;
  private final String group;
  private final String separator;
  private final String ratio;

  Notation(String minus, String range, String micro, String group, String separator, String ratio) {
    this.minus = minus;
    this.range = range;
    this.micro = micro;
    this.group = group;
    this.separator = separator;
    this.ratio = ratio;
  }

  /** Stands before a negative number. */
  public String minus() {
    return minus;
  }

  /** Stands between the ends of an interval, spaces included. */
  public String range() {
    return range;
  }

  /** The prefix of 10⁻⁶. */
  public String micro() {
    return micro;
  }

  /** Stands between groups of three digits; may be empty. */
  public String group() {
    return group;
  }

  /** Stands between the parts of a name, spaces included. */
  public String separator() {
    return separator;
  }

  /** Stands between numerator and denominator. */
  public String ratio() {
    return ratio;
  }
}
