package io.whiskwatt.results.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Course;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Whether what moved is seen to have moved, and what did not is left alone. */
class SteadinessTest {
  private static Tally times(Random random, double meanMillis) {
    Map<Long, Long> counts = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      counts.merge(Math.round(1e6 * meanMillis * (1 + 0.3 * random.nextGaussian())), 1L, Long::sum);
    }
    return Tally.of(counts);
  }

  private static Steadiness course(int blocks, double first, long seed) {
    Random random = new Random(seed);
    Windows windows = Windows.of(StartKind.WARM);
    for (int block = 0; block < blocks; block++) {
      Course course = new Course(times(random, first), times(random, 20));
      windows.and(30, 10, course, Map.of("", 100L));
    }
    return Courses.of(windows.cell());
  }

  @Test
  void a_slow_beginning_is_a_warm_up() {
    Steadiness found = course(10, 26, 1);
    assertThat(found.steady()).isFalse();
    assertThat(found.statistic()).isCloseTo(0.3, within(0.06));
    assertThat(found.isUnsettledWindow()).isTrue();
    assertThat(found.sentence()).contains("longer than in their second half", "warm-up");
  }

  @Test
  void a_slow_end_is_no_warm_up() {
    Steadiness found = course(10, 16, 2);
    assertThat(found.steady()).isFalse();
    assertThat(found.sentence()).contains("shorter than in their second half", "piles up");
  }

  @Test
  void windows_without_a_warm_up_are_rarely_said_to_have_one() {
    int moved = 0;
    for (int study = 0; study < 500; study++) {
      moved += course(10, 20, study).steady() ? 0 : 1;
    }
    assertThat(moved / 500.0).isLessThanOrEqualTo(0.05);
  }

  @Test
  void blocks_that_scatter_too_much_tell_nothing_of_a_warm_up() {
    Random random = new Random(4);
    Windows windows = Windows.of(StartKind.WARM);
    for (double first : new double[] {12, 60, 15, 50, 40, 14}) {
      Course course = new Course(times(random, first), times(random, 20));
      windows.and(30, 10, course, Map.of("", 100L));
    }
    Steadiness found = Courses.of(windows.cell());
    assertThat(found.steady()).isFalse();
    assertThat(found.statistic()).isNaN();
    assertThat(found.isUnsettledWindow()).isFalse();
    assertThat(found.sentence())
        .containsPattern(
            "cannot be told: those of the first tenth are [0-9.]+ % longer .*\\(95 % interval"
                + " −[0-9.]+ % to [0-9.]+ %\\)\\. More blocks would tell");
  }

  @Test
  void too_few_blocks_tell_nothing_of_a_warm_up() {
    Steadiness found = course(3, 20, 3);
    assertThat(found.steady()).isFalse();
    assertThat(found.statistic()).isNaN();
    assertThat(found.sentence()).contains("cannot be told: 3 blocks");
  }

  private static List<Steadiness> series(int blocks, IntToDoubleFunction net) {
    Windows windows = Windows.of(StartKind.WARM);
    for (int block = 0; block < blocks; block++) {
      windows.and(net.applyAsDouble(block));
    }
    return BlockSeries.of(windows.cell());
  }

  @Test
  void a_rise_over_the_blocks_is_a_trend() {
    Random random = new Random(5);
    Steadiness trend = series(30, block -> 10 + 0.1 * block + random.nextGaussian()).get(0);
    assertThat(trend.kind()).isEqualTo(Steadiness.Kind.TREND);
    assertThat(trend.steady()).isFalse();
    assertThat(trend.sentence()).contains("rose steadily", "depends on when");
  }

  @Test
  void blocks_that_resemble_their_neighbours_are_correlated() {
    Random random = new Random(6);
    double[] state = {0};
    Steadiness rho =
        series(
                40,
                block -> {
                  state[0] = 0.8 * state[0] + random.nextGaussian();
                  return 10 + state[0];
                })
            .get(1);
    assertThat(rho.kind()).isEqualTo(Steadiness.Kind.CORRELATION);
    assertThat(rho.steady()).isFalse();
    assertThat(rho.statistic()).isGreaterThan(0.4);
    assertThat(rho.sentence()).contains("look alike");
  }

  /** By chance |t| is above 2 in 5 % of studies, and ρ̃ above 0.2 in about 12 % at 40 blocks. */
  @Test
  void independent_blocks_are_mostly_steady() {
    Random random = new Random(9);
    int steady = 0;
    for (int study = 0; study < 500; study++) {
      steady +=
          series(40, block -> 10 + random.nextGaussian()).stream().allMatch(Steadiness::steady)
              ? 1
              : 0;
    }
    assertThat(steady / 500.0).isBetween(0.77, 0.90);
  }

  @Test
  void few_blocks_cannot_be_told() {
    Random random = new Random(9);
    List<Steadiness> few = series(5, block -> 10 + random.nextGaussian());
    assertThat(few).allSatisfy(found -> assertThat(found.steady()).isFalse());
    assertThat(few.get(0).sentence()).contains("cannot be told from 5");
  }
}
