package io.whiskwatt.results.stats;

import static io.whiskwatt.results.reference.ReferenceNumbers.INPUTS;
import static io.whiskwatt.results.reference.ReferenceNumbers.R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.results.stats.IdleNoise.Window;
import io.whiskwatt.results.stats.OffsetLines.Point;
import io.whiskwatt.results.stats.OffsetLines.Range;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Series, quantiles over blocks, idle noise and lines against R 4.2.2. */
class BlockReferencesTest {
  private static final Offset<Double> PRINTED = within(1e-12);
  private static final Offset<Double> SEARCHED = within(1e-6);

  @Test
  void lag_one_correlation_and_trend() {
    double tilde = (48 * R.at("lh.lag1", 0) + 1) / 45;
    assertThat(Series.correlation(References.LH)).isCloseTo(tilde, PRINTED);
    assertThat(Series.trend(References.NILE)).isCloseTo(R.at("nile.trend", 0), within(1e-10));
  }

  @Test
  void equal_weighted_cosine_variance_and_covariance() {
    double[] reversed = new double[100];
    Arrays.setAll(reversed, i -> References.NILE[99 - i]);
    TwoMeans means = TwoMeans.correlated(References.NILE, reversed);
    assertThat(means.degrees()).isEqualTo(R.at("ewc.degrees", 0));
    assertThat(means.baseVariance()).isCloseTo(R.at("ewc.variance", 0), within(1e-8));
    assertThat(means.covariance()).isCloseTo(R.at("ewc.covariance", 0), within(1e-8));
  }

  @Test
  void equal_weighted_cosine_variance_of_few_blocks() {
    TwoMeans means = TwoMeans.correlated(INPUTS.all("blocks.base"), INPUTS.all("blocks.other"));
    assertThat(means.degrees()).isEqualTo(R.at("ewc.blocks", 0));
    assertThat(means.baseVariance()).isCloseTo(R.at("ewc.blocks", 1), PRINTED);
    assertThat(means.covariance()).isCloseTo(R.at("ewc.blocks", 2), PRINTED);
  }

  @Test
  void quantiles_and_shares_are_those_of_the_merged_values() {
    Tally merged = Tally.merged(blocks("times.base."));
    double[] levels = {0.05, 0.5, 0.9, 0.95, 1};
    for (int i = 0; i < levels.length; i++) {
      assertThat((double) merged.quantile(levels[i])).isEqualTo(R.at("quantile.merged", i));
    }
    long[] values = {700, 950, 1000, 3000};
    for (int i = 0; i < values.length; i++) {
      assertThat(merged.shareUpTo(values[i])).isCloseTo(R.at("ecdf.merged", i), PRINTED);
    }
  }

  @Test
  void woodruffs_interval_over_blocks() {
    close(QuantileInterval.of(blocks("times.base."), 0.5, 0.95), R.all("woodruff.median"));
    close(QuantileInterval.of(blocks("times.other."), 0.8, 0.9), R.all("woodruff.p80"));
  }

  @Test
  void jackknife_interval_of_a_ratio_of_quantiles() {
    List<Tally> base = blocks("times.base.");
    List<Tally> other = blocks("times.other.");
    close(QuantileInterval.ratio(base, other, 0.5, 0.95), R.all("jackknife.median"));
    close(QuantileInterval.ratio(base, other, 0.9, 0.95), R.all("jackknife.p90"));
  }

  @Test
  void calls_that_a_quantile_needs() {
    double[] levels = {0.5, 0.9, 0.95, 0.99, 0.999};
    for (int i = 0; i < levels.length; i++) {
      assertThat((double) QuantileInterval.minimumCount(levels[i]))
          .isEqualTo(R.at("quantile.calls", i));
    }
  }

  @Test
  void idle_variance_pooled_from_second_differences() {
    IdleNoise noise = IdleNoise.of(List.of(windows("idle."), windows("idle.again.")));
    assertThat(noise.variance()).isCloseTo(R.at("idle.variance", 0), PRINTED);
    assertThat(noise.extrapolation()).isCloseTo(R.at("idle.extrapolation", 0), PRINTED);
  }

  @Test
  void line_through_errors_in_both_is_the_searched_minimum() {
    ErrorsInBoth line = ErrorsInBoth.of(INPUTS.all("deming.x"), INPUTS.all("deming.y"), 0.5, 0.95);
    assertThat(line.slope().value()).isCloseTo(R.at("deming.line", 0), SEARCHED);
    assertThat(line.intercept().value()).isCloseTo(R.at("deming.line", 1), SEARCHED);
    assertThat(line.slope().high() - line.slope().value())
        .isCloseTo(R.at("deming.halves", 0), SEARCHED);
    assertThat(line.intercept().high() - line.intercept().value())
        .isCloseTo(R.at("deming.halves", 1), SEARCHED);
  }

  @Test
  void clock_lines_reach_as_far_as_any_line_through_two_bounds() {
    OffsetLines lines =
        OffsetLines.between(points("clock.above"), points("clock.below"), 100).orElseThrow();
    close(lines.at(2), R.all("offset.2"));
    close(lines.at(9), R.all("offset.9"));
  }

  private static List<Point> points(String bound) {
    double[] at = INPUTS.all("clock.at");
    double[] values = INPUTS.all(bound);
    return IntStream.range(0, at.length).mapToObj(i -> new Point(at[i], values[i])).toList();
  }

  private static void close(Range found, double[] ends) {
    assertThat(found.least()).isCloseTo(ends[0], SEARCHED);
    assertThat(found.most()).isCloseTo(ends[1], SEARCHED);
  }

  private static void close(Estimate found, double[] valueAndEnds) {
    assertThat(found.value()).isCloseTo(valueAndEnds[0], PRINTED);
    assertThat(found.low()).isCloseTo(valueAndEnds[1], PRINTED);
    assertThat(found.high()).isCloseTo(valueAndEnds[2], PRINTED);
  }

  private static List<Window> windows(String session) {
    double[] seconds = INPUTS.all(session + "seconds");
    double[] watts = INPUTS.all(session + "watts");
    return IntStream.range(0, seconds.length)
        .mapToObj(i -> new Window(seconds[i], watts[i]))
        .toList();
  }

  private static List<Tally> blocks(String name) {
    return IntStream.rangeClosed(1, 6).mapToObj(i -> tally(INPUTS.all(name + i))).toList();
  }

  private static Tally tally(double[] values) {
    return Tally.of(
        Arrays.stream(values)
            .mapToObj(Math::round)
            .collect(Collectors.toMap(value -> value, value -> 1L, Long::sum)));
  }
}
