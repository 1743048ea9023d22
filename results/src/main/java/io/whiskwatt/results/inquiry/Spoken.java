package io.whiskwatt.results.inquiry;

import io.whiskwatt.results.stats.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as sentences say them, the same in every locale. */
final class Spoken {
  private Spoken() {}

  /** Three significant digits: {@code 1.83}, {@code 0.00421}, {@code 12.0}, {@code −4.00}. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return rounded.setScale(Math.max(0, 2 - magnitude)).toPlainString().replace('-', '−');
  }

  /** {@code 3.20 %}. */
  static String percent(double share) {
    return number(100 * share) + " %";
  }

  /** {@code 8.12 J (95 % interval 7.90 to 8.34)}; without an interval where there is none. */
  static String estimate(Estimate estimate, String unit) {
    return number(estimate.value())
        + " "
        + unit
        + (estimate.bounded()
            ? " (95 % interval " + number(estimate.low()) + " to " + number(estimate.high()) + ")"
            : "");
  }

  /** A span in the unit that people use for it: {@code 84.0 s}, {@code 12.5 min}. */
  static String span(double seconds) {
    if (seconds >= 7200) {
      return number(seconds / 3600) + " h";
    }
    return seconds >= 120 ? number(seconds / 60) + " min" : number(seconds) + " s";
  }
}
