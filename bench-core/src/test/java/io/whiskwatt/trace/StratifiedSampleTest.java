package io.whiskwatt.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedSampleTest {
  /** As skewed as functions are: the r-th most frequent is invoked 10⁶ / r times. */
  private static final long[] COUNTS =
      LongStream.rangeClosed(1, 10_000).map(rank -> 1_000_000 / rank).toArray();

  private static final long[] IDENTITIES = LongStream.range(0, 10_000).toArray();

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.1, 1 / 3.0, 0.5, 0.9, 1})
  void every_stratum_gives_its_share_to_within_one_function(double share) {
    for (long seed = 0; seed < 20; seed++) {
      StratifiedSample sample = new StratifiedSample(COUNTS, IDENTITIES, share, seed);
      for (long least = 100; least <= 1_000_000; least *= 10) {
        long from = least;
        int[] stratum =
            IntStream.range(0, COUNTS.length)
                .filter(function -> COUNTS[function] >= from && COUNTS[function] < 10 * from)
                .toArray();
        long taken = Arrays.stream(stratum).filter(sample::holds).count();
        assertThat((double) taken).isCloseTo(share * stratum.length, Offset.offset(1.0));
      }
      assertThat((double) sample.functions()).isCloseTo(share * 10_000, Offset.offset(1.0));
    }
  }

  @Test
  void every_function_has_the_same_chance() {
    int[] taken = new int[20];
    long[] counts = LongStream.rangeClosed(1, 20).map(count -> count * count).toArray();
    for (int seed = 0; seed < 10_000; seed++) {
      StratifiedSample sample = new StratifiedSample(counts, new long[20], 0.3, seed);
      IntStream.range(0, 20).filter(sample::holds).forEach(function -> taken[function]++);
    }
    // A binomial number of mean 3000 and deviation 46.
    assertThat(Arrays.stream(taken).boxed()).allMatch(times -> times > 2780 && times < 3220);
  }

  @Test
  void functions_that_were_never_invoked_are_in_no_stratum() {
    StratifiedSample sample = new StratifiedSample(new long[] {0, 5, 0, 50}, new long[4], 1, 42);
    assertThat(sample.functions()).isEqualTo(2);
    assertThat(sample.strata()).isEqualTo("1+: 1 of 1, 10+: 1 of 1");
  }

  @Test
  void the_seed_decides_alone() {
    StratifiedSample first = new StratifiedSample(COUNTS, IDENTITIES, 0.1, 1);
    StratifiedSample again = new StratifiedSample(COUNTS, IDENTITIES, 0.1, 1);
    StratifiedSample other = new StratifiedSample(COUNTS, IDENTITIES, 0.1, 2);
    assertThat(chosen(again)).isEqualTo(chosen(first)).isNotEqualTo(chosen(other));
  }

  private static int[] chosen(StratifiedSample sample) {
    return IntStream.range(0, COUNTS.length).filter(sample::holds).toArray();
  }
}
