package io.whiskwatt.cli;

import java.time.Duration;

/** Durations in words. */
final class Spans {
  private Spans() {}

  /** {@code 8 s}, {@code 1 min 20 s}, {@code 2 h 5 min}; rounded up to what is shown. */
  static String words(Duration span) {
    long seconds = Math.max(0, (span.toMillis() + 999) / 1000);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return joined(seconds / 60, " min", seconds % 60, " s");
    }
    long minutes = (seconds + 59) / 60;
    return joined(minutes / 60, " h", minutes % 60, " min");
  }

  private static String joined(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
  }
}
