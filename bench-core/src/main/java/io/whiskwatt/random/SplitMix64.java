package io.whiskwatt.random;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA 2014), written out so that a seed means the same arrivals on every Java
 * version and machine.
 */
public final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  public long nextLong() {
    state += GOLDEN_GAMMA;
    return output(state);
  }

  /**
   * One number of a generator's sequence, without making the generator.
   *
   * @param index its place, 0 and up
   */
  public static long at(long seed, long index) {
    return output(seed + GOLDEN_GAMMA * (index + 1));
  }

  private static long output(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in (0, 1], a multiple of 2⁻⁵³. */
  public double nextUnit() {
    return ((nextLong() >>> 11) + 1) * 0x1.0p-53;
  }
}
