package io.whiskwatt.results.compare;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences, the same in every locale. */
final class Digits {
  private Digits() {}

  /** Three significant digits: {@code 1.83}, {@code 0.00421}, {@code 12.0}. */
  static String three(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "unknown" : value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    int decimals = Math.max(0, 2 - magnitude(rounded));
    return rounded.setScale(decimals).toPlainString().replace('-', '−');
  }

  /** The power of ten of the first digit. */
  private static int magnitude(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  /** {@code 95 %}, {@code 98.3 %}: what an interval that errs so often holds with. */
  static String confidence(double alpha) {
    BigDecimal rounded = new BigDecimal(100 * (1 - alpha)).round(new MathContext(3));
    return rounded.stripTrailingZeros().toPlainString() + " %";
  }

  /** {@code 3.2 %}: two significant digits, three from 100 on. */
  static String percent(double share) {
    double percent = 100 * share;
    if (!Double.isFinite(percent) || Math.abs(percent) >= 100) {
      return three(percent) + " %";
    }
    BigDecimal rounded = new BigDecimal(percent).round(new MathContext(2));
    return rounded.stripTrailingZeros().toPlainString() + " %";
  }
}
