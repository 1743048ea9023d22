package io.whiskwatt.results.finding;

/**
 * Whether something held still while it was measured.
 *
 * @param subject a cell's id, or what a comparison is of
 * @param kind what was looked at
 * @param statistic its number; NaN: too little was measured
 * @param limit beyond which it counts as moving; NaN: there is none
 * @param steady false: it moved, or it cannot be told
 * @param sentence what that means for the result, for a non-specialist
 */
public record Steadiness(
    String subject, Kind kind, double statistic, double limit, boolean steady, String sentence) {
  /** What may move. */
  public enum Kind {
    /** Response times at a window's beginning against its rest. */
    WARM_UP,
    /** Slope over blocks, Student's t. */
    TREND,
    /** Lag-1 correlation of blocks, ρ̃. */
    CORRELATION,
    /** Ratios of blocks by which side ran first, Student's t. */
    CARRY_OVER,
    /** Temperature of the hottest package, kelvin from the first third of the run to the last. */
    TEMPERATURE,
    /** Mean frequency of the processors, relative change. */
    FREQUENCY
  }

  /** True when response times were seen to move within the windows of a cell. */
  public boolean isUnsettledWindow() {
    return kind == Kind.WARM_UP && !steady && !Double.isNaN(statistic);
  }
}
