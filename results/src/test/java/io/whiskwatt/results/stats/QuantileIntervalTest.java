package io.whiskwatt.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuantileIntervalTest {
  @Test
  void quantile_is_the_smallest_value_that_enough_do_not_exceed() {
    Tally tally = tally(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(tally.quantile(0.5)).isEqualTo(5);
    assertThat(tally.quantile(0.51)).isEqualTo(6);
    assertThat(tally.quantile(0.9)).isEqualTo(9);
    assertThat(tally.quantile(0)).isEqualTo(1);
    assertThat(tally.quantile(1)).isEqualTo(10);
    assertThat(tally.shareUpTo(7)).isEqualTo(0.7);
    assertThat(tally.shareUpTo(0)).isZero();
  }

  @Test
  void merging_is_associative_and_undone_by_taking_away() {
    Tally a = tally(1, 1, 5);
    Tally b = tally(2, 5, 9);
    Tally c = tally(5, 7);
    Tally all = Tally.merged(List.of(a, b, c));
    Tally other = Tally.merged(List.of(a, Tally.merged(List.of(b, c))));
    assertThat(all.count()).isEqualTo(8).isEqualTo(other.count());
    for (double level = 0.05; level < 1; level += 0.05) {
      assertThat(all.quantile(level)).isEqualTo(other.quantile(level));
      assertThat(all.without(c).quantile(level))
          .isEqualTo(Tally.merged(List.of(a, b)).quantile(level));
    }
  }

  @Test
  void minimum_counts_are_those_of_the_method() {
    assertThat(QuantileInterval.minimumCount(0.99)).isEqualTo(368);
    assertThat(QuantileInterval.minimumCount(0.999)).isEqualTo(3688);
    assertThat(QuantileInterval.minimumCount(0.5)).isEqualTo(6);
  }

  @Test
  void one_block_has_a_value_and_no_interval() {
    Estimate median = QuantileInterval.of(List.of(tally(1, 2, 3)), 0.5, 0.95);
    assertThat(median.value()).isEqualTo(2);
    assertThat(median.bounded()).isFalse();
    assertThat(QuantileInterval.of(List.of(), 0.5, 0.95).value()).isNaN();
  }

  @Test
  void end_beyond_the_largest_value_is_open() {
    List<Tally> blocks = List.of(tally(1, 2, 3), tally(1, 2, 4), tally(2, 3, 5));
    assertThat(QuantileInterval.of(blocks, 0.99, 0.95).high()).isInfinite();
  }

  @Test
  void median_of_blocks_with_their_own_level_is_covered() {
    Random random = new Random(5);
    int covered = 0;
    int wide = 0;
    for (int study = 0; study < 1000; study++) {
      Estimate median = QuantileInterval.of(blocks(random, 10, 40, 0, 3000), 0.5, 0.95);
      covered += median.contains(100_000) ? 1 : 0;
      wide += median.high() - median.low() > 2500 ? 1 : 0;
    }
    assertThat(covered / 1000.0).isBetween(0.93, 0.98);
    assertThat(wide).isGreaterThan(500);
  }

  @Test
  void ratio_of_medians_is_covered() {
    Random random = new Random(6);
    int covered = 0;
    for (int study = 0; study < 1000; study++) {
      List<Tally> base = blocks(random, 10, 40, 0, 3000);
      List<Tally> other = blocks(random, 10, 40, 20_000, 3000);
      covered += QuantileInterval.ratio(base, other, 0.5, 0.95).contains(1.2) ? 1 : 0;
    }
    assertThat(covered / 1000.0).isBetween(0.92, 0.98);
  }

  @Test
  void ratio_of_equal_blocks_is_exactly_one() {
    List<Tally> blocks = List.of(tally(1, 2, 3), tally(2, 2, 3), tally(1, 2, 2));
    Estimate ratio = QuantileInterval.ratio(blocks, blocks, 0.5, 0.95);
    assertThat(ratio.value()).isEqualTo(1);
    assertThat(ratio.low()).isCloseTo(1, within(1e-12));
  }

  private static List<Tally> blocks(
      Random random, int blocks, int calls, long shift, double blockDeviation) {
    List<Tally> made = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      double level = 100_000 + shift + blockDeviation * random.nextGaussian();
      long[] values = new long[calls];
      for (int i = 0; i < calls; i++) {
        values[i] = Math.round(level + 8000 * random.nextGaussian());
      }
      made.add(tally(values));
    }
    return made;
  }

  private static Tally tally(long... values) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (long value : values) {
      counts.merge(value, 1L, Long::sum);
    }
    return Tally.of(counts);
  }
}
