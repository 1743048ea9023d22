package io.whiskwatt.results.calibrate;

/**
 * What a share is promised to lie in.
 *
 * @param low 0 and up
 * @param high 1 at most
 */
public record Band(double low, double high) {
  /** Beyond the band by more Monte Carlo errors than this, a promise is missed: 1 row in 200. */
  static final double ERRORS = 2.58;

  /** At least so much. */
  public static Band atLeast(double low) {
    return new Band(low, 1);
  }

  /** At most so much. */
  public static Band atMost(double high) {
    return new Band(0, high);
  }

  /** How a share stands to it. */
  public Standing judge(Share share) {
    double beyond = Math.max(low - share.value(), share.value() - high);
    if (beyond <= 0) {
      return Standing.KEPT;
    }
    return beyond <= ERRORS * share.error() ? Standing.WITHIN_ERROR : Standing.MISSED;
  }

  /** How a figure stands to what was promised of it. */
  public enum Standing {
    KEPT("kept"),
    /** Outside, by no more than chance may do. */
    WITHIN_ERROR("kept within the error"),
    MISSED("MISSED"),
    NOT_PROMISED("not promised");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
