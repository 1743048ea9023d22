package io.whiskwatt.results.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.stats.Estimate;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against NIST StRD and R 4.2.2; each test names the call. */
class LeastSquaresTest {
  private static final Offset<Double> PRINTED = within(1e-12);

  /** Four replicates of two windows each. */
  private static Observations eight() {
    double[][] rows = {
      {6, 1, 2, 4.1}, {3, 2, 2, 5.9}, {6, 1, 5, 6.8}, {3, 2, 1, 4.4},
      {6, 2, 2, 6.9}, {3, 3, 4, 9.7}, {7, 1, 3, 5.2}, {4, 2, 6, 9.1}
    };
    Observations seen = Observations.of(3);
    for (int i = 0; i < rows.length; i++) {
      seen = seen.and(i / 2, List.of(rows[i][0], rows[i][1], rows[i][2]), rows[i][3]);
    }
    return seen;
  }

  /** NIST StRD, linear regression without an intercept: NoInt1 and NoInt2, certified values. */
  @Test
  void nist_regressions_through_the_origin() {
    Observations first = Observations.of(1);
    for (int i = 0; i <= 10; i++) {
      first = first.and(i, List.of(60.0 + i), 130.0 + i);
    }
    double[] fit = LeastSquares.fit(first);
    assertThat(fit[0]).isCloseTo(2.07438016528926, within(1e-14));
    assertThat(first.scatter(fit)).isCloseTo(3.56753034006339, within(1e-13));
    Observations second =
        Observations.of(1).and(0, List.of(4.0), 3).and(1, List.of(5.0), 4).and(2, List.of(6.0), 4);
    assertThat(LeastSquares.fit(second)[0]).isCloseTo(0.727272727272727, within(1e-14));
  }

  /** {@code coef(lm(y ~ 0 + h + g + k))}, {@code summary(…)$sigma}. */
  @Test
  void coefficients_and_residuals_are_those_of_lm() {
    double[] fit = LeastSquares.fit(eight());
    assertThat(fit[0]).isCloseTo(0.128485436893204, PRINTED);
    assertThat(fit[1]).isCloseTo(1.943300970873787, PRINTED);
    assertThat(fit[2]).isCloseTo(0.810873786407767, PRINTED);
    assertThat(eight().scatter(fit)).isCloseTo(0.447151936559523, PRINTED);
  }

  /** {@code d <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/"))$d; d[1]/d[3]}. */
  @Test
  void condition_index_is_that_of_scaled_columns() {
    assertThat(eight().condition()).isCloseTo(4.36266686686737, PRINTED);
  }

  /** {@code 4*all - 3*coef(lm(…, subset = b != i))}, half-width {@code qt(.975,3)*sd/sqrt(4)}. */
  @Test
  void intervals_are_those_of_the_jackknife_over_replicates() {
    List<Estimate> each = LeastSquares.intervals(eight(), 0.95);
    assertThat(each.get(0).low()).isCloseTo(0.0386475282297853, PRINTED);
    assertThat(each.get(0).high()).isCloseTo(0.2183233455566222, PRINTED);
    assertThat(each.get(1).low()).isCloseTo(1.03763249661088, PRINTED);
    assertThat(each.get(2).high()).isCloseTo(1.23266190899142, PRINTED);
  }

  @Test
  void equal_proportions_are_collinear_and_so_is_what_rests_on_one_replicate() {
    Observations equal = Observations.of(2);
    for (int block = 0; block < 10; block++) {
      equal = equal.and(block, List.of(30.0 + 3 * block, 10.0 + block), 50);
    }
    assertThat(equal.condition()).isGreaterThan(1e6);
    assertThat(equal.collinear()).isTrue();
    assertThat(equal.and(10, List.of(10.0, 30.0), 50).condition()).isLessThan(30);
    assertThat(equal.and(10, List.of(10.0, 30.0), 50).collinear()).isTrue();
    assertThat(eight().collinear()).isFalse();
  }

  /** 2,000 studies of 20 blocks, two windows each that share the block's error. */
  @Test
  void intervals_cover_the_truth_where_windows_of_a_block_go_together() {
    Random random = new Random(11);
    int covered = 0;
    for (int study = 0; study < 2000; study++) {
      Observations seen = Observations.of(2);
      for (int block = 0; block < 20; block++) {
        double shared = random.nextGaussian();
        for (int window = 0; window < 2; window++) {
          double hello = block % 4 < 2 ? 60 : 30;
          double hash = block % 4 < 2 ? 10 : 20;
          double joules = 0.1 * hello + 0.5 * hash + shared + 0.5 * random.nextGaussian();
          seen = seen.and(block, List.of(hello, hash), joules);
        }
      }
      covered += LeastSquares.intervals(seen, 0.95).get(1).contains(0.5) ? 1 : 0;
    }
    assertThat(covered / 2000.0).isBetween(0.93, 0.97);
  }
}
