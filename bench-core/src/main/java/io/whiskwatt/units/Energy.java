package io.whiskwatt.units;

/**
 * An amount of energy, held as whole microjoules (the unit of the Linux powercap counters).
 *
 * @param microjoules the amount, any sign: net energy may be negative
 */
public record Energy(long microjoules) implements Comparable<Energy> {
  public static final Energy ZERO = new Energy(0);

  public static Energy ofMicrojoules(long microjoules) {
    return new Energy(microjoules);
  }

  /** Rounds to the nearest microjoule. */
  public static Energy ofJoules(double joules) {
    if (!Double.isFinite(joules)) {
      throw new IllegalArgumentException("energy must be finite, not " + joules);
    }
    return new Energy(Math.round(joules * 1e6));
  }

  public double joules() {
    return microjoules / 1e6;
  }

  public Energy plus(Energy other) {
    return new Energy(Math.addExact(microjoules, other.microjoules));
  }

  public Energy minus(Energy other) {
    return new Energy(Math.subtractExact(microjoules, other.microjoules));
  }

  @Override
  public int compareTo(Energy other) {
    return Long.compare(microjoules, other.microjoules);
  }

  @Override
  public String toString() {
    return joules() + " J";
  }
}
