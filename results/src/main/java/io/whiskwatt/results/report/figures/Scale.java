package io.whiskwatt.results.report.figures;

import java.util.Arrays;

/**
 * A unit with its SI prefix.
 *
 * @param unit the base unit
 * @param exponent of ten: −9, −6, −3, 0, 3, 6 or 9
 */
public record Scale(Unit unit, int exponent) {
  private static final double WIDEST = 1e4;

  /** The scale in which this value has one to three digits before the point, where there is one. */
  public static Scale of(Unit unit, double value) {
    if (!Double.isFinite(value) || value == 0) {
      return new Scale(unit, 0);
    }
    int exponent = 3 * Math.floorDiv((int) Math.floor(Math.log10(Math.abs(value)) + 1e-9), 3);
    return new Scale(
        unit, Math.max(unit.smallestExponent(), Math.min(unit.largestExponent(), exponent)));
  }

  /**
   * One scale for values that are read against each other: the smallest of them is 1 or more in it,
   * unless the largest would then pass 10,000.
   */
  public static Scale shared(Unit unit, double... values) {
    double[] sizes =
        Arrays.stream(values).map(Math::abs).filter(v -> v > 0 && Double.isFinite(v)).toArray();
    double smallest = Arrays.stream(sizes).min().orElse(1);
    double largest = Arrays.stream(sizes).max().orElse(1);
    Scale scale = of(unit, smallest);
    while (scale.exponent < unit.largestExponent() && scale.apply(largest) >= WIDEST) {
      scale = new Scale(unit, scale.exponent + 3);
    }
    return scale;
  }

  /** The value in this scale. */
  public double apply(double base) {
    return base / Math.pow(10, exponent);
  }

  /** Prefix and unit, {@code mJ} say; empty for a pure number. */
  public String symbol(Notation notation) {
    return prefix(notation) + unit.symbol();
  }

  private String prefix(Notation notation) {
    return switch (exponent) {
      case -9 -> "n";
      case -6 -> notation.micro();
      case -3 -> "m";
      case 3 -> "k";
      case 6 -> "M";
      case 9 -> "G";
      default -> "";
    };
  }
}
