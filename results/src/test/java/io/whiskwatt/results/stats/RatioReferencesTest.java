package io.whiskwatt.results.stats;

import static io.whiskwatt.results.reference.ReferenceNumbers.INPUTS;
import static io.whiskwatt.results.reference.ReferenceNumbers.R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.stats.Holm.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Ratios of means and their decisions against R 4.2.2 and published examples. */
class RatioReferencesTest {
  private static final Offset<Double> PRINTED = within(1e-12);
  private static final Offset<Double> SEARCHED = within(1e-9);

  private final double[] base = INPUTS.all("base");
  private final double[] other = INPUTS.all("other");
  private final double[] uneven = Arrays.copyOf(other, 8);

  @Test
  void student_quantiles_and_tails() {
    double[] degrees = {1, 4, 9, 29, 4.5};
    for (int i = 0; i < degrees.length; i++) {
      assertThat(StudentT.critical(0.95, degrees[i])).isCloseTo(R.at("t.quantiles", i), PRINTED);
    }
    assertThat(StudentT.upper(2.5, 7)).isCloseTo(R.at("t.tails", 0), PRINTED);
    assertThat(StudentT.upper(0.3, 3.5)).isCloseTo(R.at("t.tails", 1), PRINTED);
    assertThat(StudentT.upper(12, 29)).isCloseTo(R.at("t.tails", 2), within(1e-24));
  }

  @Test
  void interval_of_a_mean() {
    Estimate mean = MeanInterval.of(INPUTS.all("blocks.base"), 0.95);
    assertThat(mean.value()).isCloseTo(R.at("mean.interval", 0), PRINTED);
    assertThat(mean.low()).isCloseTo(R.at("mean.interval", 1), PRINTED);
    assertThat(mean.high()).isCloseTo(R.at("mean.interval", 2), PRINTED);
  }

  @Test
  void direction_is_the_paired_t_test() {
    assertThat(RatioEstimate.paired(base, other).directionP())
        .isCloseTo(R.at("paired.p", 0), within(1e-20));
  }

  /** The p-value is 0.002833 in Student's paper of 1908. */
  @Test
  void students_own_example() {
    TwoMeans sleep = TwoMeans.paired(References.SLEEP_1, References.SLEEP_2);
    assertThat(StudentT.twoSided(sleep.t(1), sleep.degrees()))
        .isCloseTo(R.at("sleep.p", 0), PRINTED);
    Estimate second = MeanInterval.of(References.SLEEP_2, 0.95);
    assertThat(second.low()).isCloseTo(R.at("sleep.interval", 0), PRINTED);
    assertThat(second.high()).isCloseTo(R.at("sleep.interval", 1), PRINTED);
  }

  @Test
  void equivalence_is_two_one_sided_t_tests() {
    RatioEstimate ratio = RatioEstimate.paired(base, other);
    assertThat(ratio.equivalenceP(0.10)).isCloseTo(R.at("tost.10", 0), within(1e-15));
    assertThat(ratio.equivalenceP(0.05)).isCloseTo(R.at("tost.5", 0), PRINTED);
  }

  @Test
  void fieller_set_is_the_quadratics_and_the_searched_one() {
    close(RatioEstimate.paired(base, other).interval(0.95), R.all("fieller.quadratic"));
    close(RatioEstimate.paired(base, other).interval(0.95), R.all("fieller.searched"));
    close(RatioEstimate.paired(base, other).interval(0.90), R.all("fieller.searched.90"));
    TwoMeans blocks = TwoMeans.paired(INPUTS.all("blocks.base"), INPUTS.all("blocks.other"));
    close(Fieller.interval(blocks, 0.95), R.all("fieller.blocks"));
  }

  @Test
  void fieller_set_of_a_base_that_may_be_zero_begins_at_the_upper_root() {
    TwoMeans weak = TwoMeans.paired(INPUTS.all("weak.base"), INPUTS.all("weak.other"));
    Estimate set = Fieller.interval(weak, 0.95);
    assertThat(set.low()).isCloseTo(R.at("fieller.weak", 1), SEARCHED);
    assertThat(set.high()).isInfinite();
  }

  /**
   * Two programs' printed examples of 14 ± 3 over 7 ± 2, 10 degrees of freedom: DCSTATS (the
   * numbers are standard errors, 90 %) and GraphPad QuickCalcs (standard deviations of 6 values
   * each, 95 %).
   */
  @Test
  void fieller_sets_that_others_printed() {
    Estimate errors = Fieller.interval(new TwoMeans(7, 14, 4, 9, 0, 10), 0.90);
    assertThat(errors.low()).isCloseTo(1.051413, within(5e-7));
    assertThat(errors.high()).isCloseTo(4.414296, within(5e-7));
    Estimate means = Fieller.interval(new TwoMeans(7, 14, 4 / 6.0, 9 / 6.0, 0, 10), 0.95);
    assertThat(means.low()).isCloseTo(1.46, within(5e-3));
    assertThat(means.high()).isCloseTo(2.83, within(5e-3));
  }

  @Test
  void break_even_time_is_the_set_of_the_same_quadratic() {
    close(BreakEven.seconds(base, other, 0.95), R.all("break.even"));
  }

  @Test
  void unpaired_ratio_has_welchs_degrees_of_freedom() {
    assertThat(TwoMeans.unpaired(base, uneven).degrees())
        .isCloseTo(R.at("welch.degrees", 0), SEARCHED);
    close(RatioEstimate.unpaired(base, uneven).interval(0.95), R.all("fieller.welch"));
  }

  /** With the second p-values of all pairs at 0 what remains is Holm's own procedure. */
  @Test
  void holm_adjusts_as_p_adjust_does() {
    double[] family = INPUTS.all("family");
    List<Decision> adjusted =
        Holm.adjust(Arrays.stream(family).mapToObj(p -> new Decision(p, 0)).toList());
    for (int i = 0; i < family.length; i++) {
      assertThat(adjusted.get(i).direction()).isCloseTo(R.at("holm", i), PRINTED);
    }
  }

  @Test
  void joint_steps_through_both_decisions() {
    double[] first = INPUTS.all("family");
    double[] second = INPUTS.all("family.second");
    List<Decision> adjusted =
        Holm.adjust(
            IntStream.range(0, 6).mapToObj(i -> new Decision(first[i], second[i])).toList());
    for (int i = 0; i < 6; i++) {
      assertThat(adjusted.get(i).direction()).isCloseTo(R.at("holm.joint", i), PRINTED);
      assertThat(adjusted.get(i).equivalence()).isCloseTo(R.at("holm.joint", 6 + i), PRINTED);
    }
  }

  private static void close(Estimate found, double[] ends) {
    assertThat(found.low()).isCloseTo(ends[0], SEARCHED);
    assertThat(found.high()).isCloseTo(ends[1], SEARCHED);
  }
}
