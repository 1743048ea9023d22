package io.whiskwatt.results.calibrate;

/**
 * How many of the studies it was so in.
 *
 * @param hits 0 and up
 * @param of 1 and up
 */
public record Share(long hits, long of) {
  /** 0 to 1. */
  public double value() {
    return (double) hits / of;
  }

  /** Monte Carlo error: the standard error of the share, by Agresti and Coull (1998). */
  public double error() {
    double p = (hits + 2.0) / (of + 4.0);
    return Math.sqrt(p * (1 - p) / (of + 4));
  }
}
