package io.whiskwatt.results.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that take four bytes, and values that do not. */
class TallyTest {
  private static final long LARGE = 1L << 40;

  private static final Tally SMALL = Tally.of(Map.of(3L, 1L, 5L, 2L, 9L, 1L));
  private static final Tally WIDE = Tally.of(Map.of(5L, 1L, LARGE, 1L, Long.MAX_VALUE, 2L));

  @Test
  void it_counts_the_same_as_what_it_was_made_of() {
    Tally.Counter counter = new Tally.Counter();
    for (long value : new long[] {9, 5, 3, 5}) {
      counter.add(value);
    }
    assertThat(counter.tally()).usingRecursiveComparison().isEqualTo(SMALL);
    assertThat(SMALL.count()).isEqualTo(4);
    assertThat(SMALL.mean()).isEqualTo(5.5);
  }

  @Test
  void values_and_counts_beyond_four_bytes_are_kept() {
    assertThat(WIDE.quantile(0.5)).isEqualTo(LARGE);
    assertThat(WIDE.quantile(1)).isEqualTo(Long.MAX_VALUE);
    assertThat(WIDE.shareUpTo(LARGE)).isEqualTo(0.5);
    assertThat(Tally.of(Map.of(1L, LARGE, 2L, LARGE)).count()).isEqualTo(2 * LARGE);
  }

  @Test
  void shares_are_known_of_values_outside_its_own() {
    for (long low : new long[] {2, -1, -LARGE, Long.MIN_VALUE}) {
      assertThat(SMALL.shareUpTo(low)).isZero();
      assertThat(WIDE.shareUpTo(low)).isZero();
    }
    assertThat(SMALL.shareUpTo(4)).isEqualTo(0.25);
    assertThat(SMALL.shareUpTo(LARGE)).isOne();
    assertThat(SMALL.shareUpTo(Long.MAX_VALUE)).isOne();
  }

  @Test
  void a_part_that_was_added_can_be_taken_out_again() {
    Tally both = Tally.merged(List.of(SMALL, WIDE));
    assertThat(both.count()).isEqualTo(8);
    assertThat(both.without(WIDE)).usingRecursiveComparison().isEqualTo(SMALL);
    assertThat(both.without(SMALL)).usingRecursiveComparison().isEqualTo(WIDE);
    assertThat(both.without(both).count()).isZero();
  }
}
