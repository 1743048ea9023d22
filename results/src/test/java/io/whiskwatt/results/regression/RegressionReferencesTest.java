package io.whiskwatt.results.regression;

import static io.whiskwatt.results.reference.ReferenceNumbers.INPUTS;
import static io.whiskwatt.results.reference.ReferenceNumbers.NIST;
import static io.whiskwatt.results.reference.ReferenceNumbers.R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.stats.Estimate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Regressions against NIST's Longley set and R 4.2.2. */
class RegressionReferencesTest {
  private static final Offset<Double> PRINTED = within(1e-9);

  /** The set is made to be hard: condition 5·10⁹. R's own lm has 12 digits of it. */
  @Test
  void longleys_coefficients_have_ten_certified_digits() {
    Observations seen = Observations.of(7);
    for (int row = 0; row < 16; row++) {
      seen = seen.and(row, longley(row), NIST.at("Longley.y", row));
    }
    double[] found = LeastSquares.fit(seen);
    double[] certified = NIST.all("Longley.coefficients");
    for (int i = 0; i < certified.length; i++) {
      assertThat(found[i] / certified[i]).isCloseTo(1, within(1e-10));
      assertThat(found[i] / R.at("longley", i)).isCloseTo(1, within(1e-10));
    }
    assertThat(seen.collinear()).isTrue();
  }

  private static List<Double> longley(int row) {
    return List.of(
        1.0,
        NIST.at("Longley.x1", row),
        NIST.at("Longley.x2", row),
        NIST.at("Longley.x3", row),
        NIST.at("Longley.x4", row),
        NIST.at("Longley.x5", row),
        NIST.at("Longley.x6", row));
  }

  @Test
  void mixes_are_fitted_as_by_lm_with_a_jackknife_over_blocks() {
    List<Estimate> found = LeastSquares.intervals(mixes(), 0.95);
    for (int i = 0; i < 3; i++) {
      assertThat(found.get(i).value()).isCloseTo(R.at("mix.fit", i), PRINTED);
      assertThat(found.get(i).high() - found.get(i).value())
          .isCloseTo(R.at("mix.halves", i), PRINTED);
    }
  }

  @Test
  void condition_is_kappa_of_columns_of_length_one() {
    assertThat(mixes().condition()).isCloseTo(R.at("mix.condition", 0), PRINTED);
  }

  @Test
  void fit_without_negative_coefficients_is_the_best_of_all_sets_of_columns() {
    double[] found = NonNegative.fit(mixes());
    assertThat(R.at("mix.fit", 2)).isNegative();
    for (int i = 0; i < 3; i++) {
      assertThat(found[i]).isCloseTo(R.at("mix.not.negative", i), PRINTED);
    }
  }

  private static Observations mixes() {
    Observations seen = Observations.of(3);
    for (int row = 0; row < 15; row++) {
      List<Double> amounts =
          List.of(
              INPUTS.at("mix.first", row),
              INPUTS.at("mix.second", row),
              INPUTS.at("mix.third", row));
      seen = seen.and((int) INPUTS.at("mix.block", row), amounts, INPUTS.at("mix.joules", row));
    }
    return seen;
  }
}
