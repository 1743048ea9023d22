package io.whiskwatt.results.sensitivity;

import static io.whiskwatt.results.reference.ReferenceNumbers.INPUTS;
import static io.whiskwatt.results.reference.ReferenceNumbers.R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.stats.Estimate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** BCa and signed ranks against R 4.2.2 and Hollander &amp; Wolfe (1973). */
class SensitivityReferencesTest {
  private static final Offset<Double> PRINTED = within(1e-12);
  private static final Offset<Double> TABLED = within(1e-9);

  private final double[] base = INPUTS.all("blocks.base");
  private final double[] other = INPUTS.all("blocks.other");

  @Test
  void bca_interval_of_rs_own_replicates() {
    double[] leftOut =
        IntStream.range(0, 24).mapToDouble(i -> Sensitivity.without(i, base, other)).toArray();
    double value = Sensitivity.without(-1, base, other);
    double[] replicates = R.all("bca.replicates");
    Estimate wide = BcaBootstrap.interval(value, replicates, leftOut, 0.95);
    assertThat(wide.low()).isCloseTo(R.at("bca.interval", 0), TABLED);
    assertThat(wide.high()).isCloseTo(R.at("bca.interval", 1), TABLED);
    Estimate narrow = BcaBootstrap.interval(value, replicates, leftOut, 0.90);
    assertThat(narrow.low()).isCloseTo(R.at("bca.interval.90", 0), TABLED);
    assertThat(narrow.high()).isCloseTo(R.at("bca.interval.90", 1), TABLED);
  }

  @Test
  void own_replicates_give_nearly_the_same_interval_and_always_the_same() {
    Estimate own = Sensitivity.of(base, other, 42).orElseThrow().bootstrap().orElseThrow();
    assertThat(own.low()).isCloseTo(R.at("bca.interval", 0), within(0.003));
    assertThat(own.high()).isCloseTo(R.at("bca.interval", 1), within(0.003));
    assertThat(Sensitivity.of(base, other, 42)).isEqualTo(Sensitivity.of(base, other, 42));
  }

  @Test
  void signed_ranks_are_wilcox_tests() {
    Sensitivity.Ranks ranks = Sensitivity.of(base, other, 1).orElseThrow().ranks().orElseThrow();
    assertThat(ranks.p()).isCloseTo(R.at("wilcoxon.p", 0), within(1e-18));
    assertThat(ranks.typicalRatio().value()).isCloseTo(R.at("wilcoxon.ratio", 0), PRINTED);
    assertThat(ranks.typicalRatio().low()).isCloseTo(R.at("wilcoxon.ratio", 1), PRINTED);
    assertThat(ranks.typicalRatio().high()).isCloseTo(R.at("wilcoxon.ratio", 2), PRINTED);
  }

  @Test
  void signed_ranks_of_a_published_example() {
    double[] first = INPUTS.all("depression.first");
    double[] second = INPUTS.all("depression.second");
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> first[i] - second[i]);
    SignedRanks ranks = SignedRanks.of(differences, 0.95);
    assertThat(ranks.p()).isCloseTo(R.at("wilcoxon.depression", 1), PRINTED);
    assertThat(ranks.middle().value()).isCloseTo(R.at("wilcoxon.depression", 2), PRINTED);
    assertThat(ranks.middle().low()).isCloseTo(R.at("wilcoxon.depression", 3), PRINTED);
    assertThat(ranks.middle().high()).isCloseTo(R.at("wilcoxon.depression", 4), PRINTED);
  }

  @Test
  void too_few_blocks_hide_what_they_cannot_say() {
    assertThat(Sensitivity.of(first(base, 5), first(other, 5), 1)).isEmpty();
    Sensitivity six = Sensitivity.of(first(base, 6), first(other, 6), 1).orElseThrow();
    assertThat(six.bootstrap()).isEmpty();
    assertThat(six.ranks().orElseThrow().typicalRatio().bounded()).isTrue();
    Sensitivity nineteen = Sensitivity.of(first(base, 19), first(other, 19), 1).orElseThrow();
    assertThat(nineteen.bootstrap()).isEmpty();
  }

  @Test
  void a_baseline_that_may_be_zero_says_nothing() {
    Random random = new Random(3);
    double[] noise = random.doubles(30, -1, 1).toArray();
    assertThat(Sensitivity.of(noise, first(noise, 30), 1)).isEmpty();
  }

  @Test
  void blocks_that_are_all_alike_have_no_ranks() {
    Sensitivity same = Sensitivity.of(base, base, 1).orElseThrow();
    assertThat(same.ranks()).isEmpty();
    assertThat(same.bootstrap().orElseThrow().value()).isEqualTo(1);
  }

  private static double[] first(double[] values, int count) {
    return Arrays.copyOf(values, count);
  }
}
