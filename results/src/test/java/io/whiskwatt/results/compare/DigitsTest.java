package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTest {
  @Test
  void three_significant_digits_without_exponents() {
    assertThat(Digits.three(1.8349)).isEqualTo("1.83");
    assertThat(Digits.three(12)).isEqualTo("12.0");
    assertThat(Digits.three(0.0042149)).isEqualTo("0.00421");
    assertThat(Digits.three(9.999)).isEqualTo("10.0");
    assertThat(Digits.three(123_456)).isEqualTo("123000");
    assertThat(Digits.three(-0.5)).isEqualTo("−0.500");
    assertThat(Digits.three(0)).isEqualTo("0");
    assertThat(Digits.three(Double.NaN)).isEqualTo("unknown");
    assertThat(Digits.three(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
  }

  @Test
  void shares_as_percent() {
    assertThat(Digits.percent(0.05)).isEqualTo("5 %");
    assertThat(Digits.percent(0.001)).isEqualTo("0.1 %");
    assertThat(Digits.percent(0.1234)).isEqualTo("12 %");
    assertThat(Digits.percent(8.1)).isEqualTo("810 %");
  }
}
