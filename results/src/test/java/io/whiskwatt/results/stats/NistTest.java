package io.whiskwatt.results.stats;

import static io.whiskwatt.results.reference.ReferenceNumbers.NIST;
import static io.whiskwatt.results.reference.ReferenceNumbers.R;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the certified values of NIST's Statistical Reference Datasets, in correct digits: −log₁₀
 * of the relative error, 15 at most, since 15 are certified. Doubles hold NumAcc3 and NumAcc4 to 9
 * and 8 digits of their deviation only.
 */
class NistTest {
  @ParameterizedTest
  @CsvSource({
    "Lew, 15, 14.5, 14",
    "Lottery, 15, 14.5, 14",
    "Mavro, 15, 12.5, 12.5",
    "Michelso, 15, 13, 13",
    "PiDigits, 15, 14.5, 13",
    "NumAcc1, 15, 15, 15",
    "NumAcc2, 15, 14, 14",
    "NumAcc3, 15, 9, 9",
    "NumAcc4, 15, 8, 8"
  })
  void univariate_sets(String set, double mean, double deviation, double lag1) {
    double[] values = values(set);
    double n = values.length;
    double[] certified = NIST.all(set + ".univariate");
    assertThat(digits(Moments.mean(values), certified[0])).isGreaterThanOrEqualTo(mean);
    assertThat(digits(Math.sqrt(Moments.variance(values)), certified[1]))
        .isGreaterThanOrEqualTo(deviation);
    // NumAcc1 has three values: its correlation is known, its correction for bias is not.
    if (n > 3) {
      double found = (Series.correlation(values) * (n - 3) - 1) / n;
      assertThat(digits(found, certified[2])).isGreaterThanOrEqualTo(lag1);
    }
  }

  @Test
  void norris_line_where_only_one_coordinate_has_errors() {
    double[] certified = NIST.all("Norris.line");
    ErrorsInBoth line = ErrorsInBoth.of(NIST.all("Norris.x"), NIST.all("Norris.y"), 0, 0.95);
    assertThat(digits(line.intercept().value(), certified[0])).isGreaterThanOrEqualTo(12);
    assertThat(digits(line.slope().value(), certified[1])).isGreaterThanOrEqualTo(14);
    assertThat(digits(line.squared(), certified[5])).isGreaterThanOrEqualTo(14);
    assertThat(digits(line.slope().value(), R.at("norris", 1))).isGreaterThanOrEqualTo(14);
  }

  private static double digits(double found, double certified) {
    double error = Math.abs(found - certified) / Math.abs(certified);
    return Math.min(15, -Math.log10(error));
  }

  private static double[] values(String set) {
    return switch (set) {
      case "NumAcc1" -> new double[] {10_000_001, 10_000_003, 10_000_002};
      case "NumAcc2" -> alternating(1);
      case "NumAcc3" -> alternating(1_000_000);
      case "NumAcc4" -> alternating(10_000_000);
      case "PiDigits" -> pi();
      default -> NIST.all(set);
    };
  }

  /** 1001 values: base + .2, then base + .1 and base + .3 in turn. */
  private static double[] alternating(int base) {
    double[] values = new double[1001];
    values[0] = Double.parseDouble(base + ".2");
    for (int i = 1; i < values.length; i++) {
      values[i] = Double.parseDouble(base + (i % 2 == 1 ? ".1" : ".3"));
    }
    return values;
  }

  /** 5000 digits of π as in NIST's file, which has a 3 where the 957th digit of π is an 8. */
  private static double[] pi() {
    double[] digits = digitsOfPi(5000);
    digits[956] = 3;
    return digits;
  }

  /** The first digits of π, 3 included, by Machin's formula in whole numbers. */
  private static double[] digitsOfPi(int count) {
    BigInteger unit = BigInteger.TEN.pow(count + 10);
    BigInteger quarter =
        inverseTangent(5, unit).multiply(BigInteger.valueOf(4)).subtract(inverseTangent(239, unit));
    String digits = quarter.multiply(BigInteger.valueOf(4)).toString();
    return digits.chars().limit(count).mapToDouble(digit -> digit - '0').toArray();
  }

  /** unit × arctan(1/x). */
  private static BigInteger inverseTangent(int x, BigInteger unit) {
    BigInteger square = BigInteger.valueOf((long) x * x);
    BigInteger power = unit.divide(BigInteger.valueOf(x));
    BigInteger sum = BigInteger.ZERO;
    for (int k = 1; power.signum() != 0; k += 2) {
      BigInteger term = power.divide(BigInteger.valueOf(k));
      sum = k % 4 == 1 ? sum.add(term) : sum.subtract(term);
      power = power.divide(square);
    }
    return sum;
  }
}
