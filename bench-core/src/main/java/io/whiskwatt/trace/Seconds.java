package io.whiskwatt.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalLong;

/** Decimal seconds as tables write them: {@code 5160.142570018768}, {@code 2e-05}. */
final class Seconds {
  static final String DUE = "seconds from 0 to 31536000";

  private static final int NANO_DIGITS = 9;
  private static final int LONGEST = 64;
  private static final BigDecimal YEAR = BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

  private Seconds() {}

  /** In whole nanoseconds, rounded down; empty: it is no number from 0 to a year. */
  static OptionalLong nanos(String text) {
    if (text.isEmpty() || text.length() > LONGEST || !Character.isDigit(text.charAt(0))) {
      return OptionalLong.empty();
    }
    try {
      BigDecimal seconds = new BigDecimal(text);
      return seconds.scale() > LONGEST || seconds.compareTo(YEAR) > 0
          ? OptionalLong.empty()
          : OptionalLong.of(
              seconds.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN).longValueExact());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
