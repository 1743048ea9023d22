package io.whiskwatt.results.precision;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How narrow a comparison's interval is, and what a narrower one takes.
 *
 * @param confidence of its interval: 0.95, or 1 − 0.05/3 where further looks at the study were
 *     declared
 * @param deviation s, the scatter of one block's ln θ; empty where it cannot be told
 * @param target w, the half-width in ln θ that is asked for; without one δ/2, at which
 *     <i>inconclusive</i> is no likely end
 * @param further how many more blocks the target takes at s_U, whatever was found so far; empty
 *     where that cannot be told, 0 where the blocks are enough
 */
public record Precision(
    double confidence, OptionalDouble deviation, double target, OptionalInt further) {
  /** Of a comparison of which only its interval at 95 % is known. */
  public static final Precision UNSAID = at(0.95);

  /** Of a comparison of which only its interval is known. */
  public static Precision at(double confidence) {
    return new Precision(confidence, OptionalDouble.empty(), Double.NaN, OptionalInt.empty());
  }

  /** What one look may err. */
  public double alpha() {
    return 1 - confidence;
  }

  /**
   * From the scatter of the blocks.
   *
   * @param blocks from which it is known; below 2 nothing is said
   */
  public static Precision of(
      double confidence, OptionalDouble deviation, int blocks, double target) {
    boolean known = deviation.isPresent() && blocks > 1;
    OptionalInt further =
        known
            ? OptionalInt.of(further(deviation.getAsDouble(), blocks, target))
            : OptionalInt.empty();
    return new Precision(confidence, deviation, target, further);
  }

  private static int further(double deviation, int blocks, double target) {
    return SampleSize.halfWidth(deviation, blocks) <= target
        ? 0
        : Math.max(1, SampleSize.needed(deviation, blocks, target) - blocks);
  }
}
