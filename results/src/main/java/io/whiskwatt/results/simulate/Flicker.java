package io.whiskwatt.results.simulate;

/**
 * Noise whose power falls about as 1/f, as that of idle machines does: a sum of first-order
 * autoregressions of equal variance, whose memories are two octaves apart (van der Ziel, Physica
 * 16, 1950).
 */
final class Flicker {
  /** Seconds after which each forgets: from a window to some hours. */
  private static final double[] MEMORIES = {8, 32, 128, 512, 2048, 8192};

  private final double each;
  private final double[] states = new double[MEMORIES.length];
  private final Chance chance;

  /**
   * In its stationary state.
   *
   * @param deviation standard deviation, 0 and up
   */
  Flicker(double deviation, Chance chance) {
    this.each = deviation / Math.sqrt(MEMORIES.length);
    this.chance = chance;
    for (int i = 0; i < states.length; i++) {
      states[i] = chance.normal();
    }
  }

  /** Its value some time later. */
  double after(double seconds) {
    double sum = 0;
    for (int i = 0; i < states.length; i++) {
      double kept = StrictMath.exp(-seconds / MEMORIES[i]);
      states[i] = kept * states[i] + Math.sqrt(1 - kept * kept) * chance.normal();
      sum += states[i];
    }
    return each * sum;
  }
}
