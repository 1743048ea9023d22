package io.whiskwatt.results.compare;

/** The words a comparison may end with (method: two decisions per comparison). */
public enum Verdict {
  MORE("more"),
  LESS("less"),
  MORE_WITHIN_MARGIN("more, but within δ"),
  LESS_WITHIN_MARGIN("less, but within δ"),
  EQUIVALENT("equivalent"),
  INCONCLUSIVE("inconclusive"),
  /** A void gate forbids a verdict. */
  NONE("no verdict");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
