package io.whiskwatt.results.stats;

import static io.whiskwatt.results.stats.References.BASE;
import static io.whiskwatt.results.stats.References.LH;
import static io.whiskwatt.results.stats.References.NILE;
import static io.whiskwatt.results.stats.References.OTHER;
import static io.whiskwatt.results.stats.References.SLEEP_1;
import static io.whiskwatt.results.stats.References.SLEEP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against NIST StRD and R 4.2.2; each test names the call. */
class PublishedValuesTest {
  private static final Offset<Double> PRINTED = within(1e-12);

  /** NIST StRD, univariate: NumAcc3 and NumAcc4 (certified mean, standard deviation, lag-1). */
  @Test
  void nist_numerical_accuracy_sets() {
    assertNist(1_000_000, 1e-6);
    assertNist(10_000_000, 1e-6);
  }

  private static void assertNist(double base, double precision) {
    double[] values = new double[1001];
    values[0] = base + 0.2;
    for (int i = 1; i < values.length; i++) {
      values[i] = base + (i % 2 == 1 ? 0.1 : 0.3);
    }
    double n = values.length;
    double lag1 = (Series.correlation(values) * (n - 3) - 1) / n;
    assertThat(Moments.mean(values)).isCloseTo(base + 0.2, within(precision));
    assertThat(Math.sqrt(Moments.variance(values))).isCloseTo(0.1, within(precision));
    assertThat(lag1).isCloseTo(-0.999, within(precision));
  }

  /** {@code qt(.975, c(1,4,9,29))}; {@code pt(2.5, 7, lower.tail=FALSE)}. */
  @Test
  void student_quantiles_and_tails() {
    assertThat(StudentT.critical(0.95, 1)).isCloseTo(12.70620473617469, PRINTED);
    assertThat(StudentT.critical(0.95, 4)).isCloseTo(2.77644510519779, PRINTED);
    assertThat(StudentT.critical(0.95, 29)).isCloseTo(2.04522964213270, PRINTED);
    assertThat(StudentT.upper(2.5, 7)).isCloseTo(0.0204961092928764, PRINTED);
  }

  /** {@code t.test(sleep$extra[11:20])$conf.int}. */
  @Test
  void interval_of_a_mean() {
    Estimate mean = MeanInterval.of(SLEEP_2, 0.95);
    assertThat(mean.low()).isCloseTo(0.897677539376705, PRINTED);
    assertThat(mean.high()).isCloseTo(3.762322460623294, PRINTED);
  }

  /** {@code t.test(g2, g1, paired=TRUE)$p.value} of the sleep data: 0.002833 in Student's paper. */
  @Test
  void direction_is_the_paired_t_test() {
    TwoMeans means = TwoMeans.paired(SLEEP_1, SLEEP_2);
    assertThat(StudentT.twoSided(means.t(1), means.degrees()))
        .isCloseTo(0.00283289019738427, PRINTED);
  }

  /** {@code t.test(b - a/1.1, alternative="greater")}, {@code t.test(b - 1.1*a, …"less")}. */
  @Test
  void equivalence_is_two_one_sided_t_tests() {
    RatioEstimate ratio = RatioEstimate.paired(BASE, OTHER);
    assertThat(ratio.equivalenceP(0.1)).isCloseTo(3.47284706263748e-04, within(1e-15));
    assertThat(ratio.equivalenceP(0.05)).isCloseTo(0.999998513247809, PRINTED);
  }

  /** {@code uniroot} of |mean(b − θa)| − t·se(b − θa), tolerance 1e-14. */
  @Test
  void ratio_interval_is_the_root_of_its_definition() {
    RatioEstimate ratio = RatioEstimate.paired(BASE, OTHER);
    assertThat(ratio.interval(0.95).low()).isCloseTo(1.07620780949352, within(1e-9));
    assertThat(ratio.interval(0.95).high()).isCloseTo(1.09094392848817, within(1e-9));
    assertThat(ratio.interval(0.90).low()).isCloseTo(1.07760786050348, within(1e-9));
    assertThat(ratio.interval(0.90).high()).isCloseTo(1.08954815046068, within(1e-9));
  }

  /** {@code t.test(b, θ̂·a)$parameter} and {@code uniroot} with that t; b without its last two. */
  @Test
  void unpaired_ratio_has_welchs_degrees_of_freedom() {
    double[] eight = Arrays.copyOf(OTHER, 8);
    assertThat(TwoMeans.unpaired(BASE, eight).degrees()).isCloseTo(15.7933317906677, within(1e-9));
    Estimate ratio = RatioEstimate.unpaired(BASE, eight).interval(0.95);
    assertThat(ratio.low()).isCloseTo(1.05296960586610, within(1e-9));
    assertThat(ratio.high()).isCloseTo(1.11458300438557, within(1e-9));
  }

  /** {@code acf(lh)$acf[2]} = 0.575524475524475; n = 48. */
  @Test
  void lag_one_correlation() {
    assertThat(Series.correlation(LH)).isCloseTo((48 * 0.575524475524475 + 1) / 45, within(1e-10));
  }

  /** {@code summary(lm(Nile ~ seq_along(Nile)))$coefficients[2,3]}. */
  @Test
  void trend() {
    assertThat(Series.trend(NILE)).isCloseTo(-5.20426448908416, within(1e-10));
  }

  /** Computed in R from the formula with ν = 8: {@code mean(P^2)/100}. */
  @Test
  void equal_weighted_cosine_variance() {
    TwoMeans means = TwoMeans.correlated(NILE, NILE);
    assertThat(means.degrees()).isEqualTo(8);
    assertThat(means.baseVariance()).isCloseTo(1404.21601486616, within(1e-8));
    assertThat(means.covariance()).isCloseTo(1404.21601486616, within(1e-8));
  }
}
