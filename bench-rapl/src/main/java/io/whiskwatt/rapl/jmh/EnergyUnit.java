package io.whiskwatt.rapl.jmh;

/** What the energy of an operation is shown in: JMH shows three decimals. */
enum EnergyUnit {
  JOULE("J", 1),
  MILLIJOULE("mJ", 1e-3),
  MICROJOULE("uJ", 1e-6),
  NANOJOULE("nJ", 1e-9);

  private final String symbol;
  private final double joules;

  EnergyUnit(String symbol, double joules) {
    this.symbol = symbol;
    this.joules = joules;
  }

  /** In ASCII, as it is typed. */
  String symbol() {
    return symbol;
  }

  double of(double amountJoules) {
    return amountJoules / joules;
  }
}
