package io.whiskwatt.units;

import java.math.BigDecimal;

/** Numbers as text that does not depend on the locale. */
final class Numbers {
  private Numbers() {}

  /** The shortest form without an exponent: {@code 50}, {@code 0.5}. */
  static String plain(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.toPlainString();
  }
}
