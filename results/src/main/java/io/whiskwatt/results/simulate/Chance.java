package io.whiskwatt.results.simulate;

import io.whiskwatt.random.SplitMix64;
import java.util.HexFormat;

/** Random numbers of one study: a seed means the same numbers on every Java and machine. */
final class Chance {
  private final SplitMix64 source;
  private double spare = Double.NaN;

  Chance(long seed) {
    this.source = new SplitMix64(seed);
  }

  /** Uniform in (0, 1]. */
  double unit() {
    return source.nextUnit();
  }

  /** Uniform in the whole numbers from one to another, both included. */
  int between(int least, int most) {
    return least + (int) Math.min(most - least, Math.floor(unit() * (most - least + 1)));
  }

  /** 32 hexadecimal digits, as activation ids are. */
  String id() {
    HexFormat digits = HexFormat.of();
    return digits.toHexDigits(source.nextLong()) + digits.toHexDigits(source.nextLong());
  }

  /** Standard normal (Box and Muller 1958), by arithmetic that is the same everywhere. */
  double normal() {
    if (!Double.isNaN(spare)) {
      double kept = spare;
      spare = Double.NaN;
      return kept;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(unit()));
    double angle = 2 * Math.PI * unit();
    spare = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  /** Student's t with 3 degrees of freedom, whose standard deviation is √3. */
  double heavyTailed() {
    double a = normal();
    double b = normal();
    double c = normal();
    return normal() / StrictMath.sqrt((a * a + b * b + c * c) / 3);
  }
}
