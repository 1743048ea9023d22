package io.whiskwatt.results.report.figures;

/** A base unit in which the records hold a quantity. */
public enum Unit {
  JOULE("J", 3),
  WATT("W", 3),
  SECOND("s", 0),
  /** Of the energy–delay product. */
  JOULE_SECOND("J\u00b7s", 0),
  BYTE("B", 9),
  HERTZ("Hz", 9),
  /** A pure number. */
  ONE("", 0);

  private final String symbol;
  private final int largestExponent;

  Unit(String symbol, int largestExponent) {
    this.symbol = symbol;
    this.largestExponent = largestExponent;
  }

  public String symbol() {
    return symbol;
  }

  /** Largest power of ten that takes a prefix: there are no kiloseconds. */
  int largestExponent() {
    return largestExponent;
  }

  /** Smallest power of ten that takes a prefix. */
  int smallestExponent() {
    return switch (this) {
      case JOULE, WATT, SECOND, JOULE_SECOND -> -9;
      case BYTE, HERTZ, ONE -> 0;
    };
  }
}
