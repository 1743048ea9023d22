package io.whiskwatt.load;

/** How late a generator may be before it, and not the platform, is what was measured. */
public final class LatenessLimit {
  /** Lateness that is always allowed, seconds. */
  public static final double FLOOR_SECONDS = 0.010;

  /** More is allowed up to this share of the median response time. */
  public static final double SHARE_OF_RESPONSE = 0.10;

  private LatenessLimit() {}

  /**
   * What p99 of lateness may be.
   *
   * @param medianResponseSeconds 0 or more
   */
  public static double seconds(double medianResponseSeconds) {
    return Math.max(FLOOR_SECONDS, SHARE_OF_RESPONSE * medianResponseSeconds);
  }
}
