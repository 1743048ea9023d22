package io.whiskwatt.results.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.stats.RatioEstimate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Small simulated studies of platforms that are equal, or differ by a known ratio; fixed seeds. */
class FalsePositivesTest {
  private static final int STUDIES = 1000;
  private static final double NOISE = 0.04;

  @Test
  void two_stages_find_a_difference_where_there_is_none_in_five_of_a_hundred_studies() {
    Random random = new Random(1);
    int different = 0;
    for (int study = 0; study < STUDIES; study++) {
      Blocks blocks = new Blocks(random, 1);
      different += blocks.ratio(blocks.wanted()).directionP() <= 0.05 ? 1 : 0;
    }
    assertThat((double) different / STUDIES).isBetween(0.03, 0.065);
  }

  @Test
  void two_stages_reach_the_half_width_that_was_asked_for_and_leave_nothing_open() {
    Random random = new Random(2);
    int reached = 0;
    int open = 0;
    for (int study = 0; study < STUDIES; study++) {
      Blocks blocks = new Blocks(random, 1);
      int wanted = blocks.wanted();
      RatioEstimate ratio = blocks.ratio(wanted);
      double deviation = ratio.logError() * Math.sqrt(wanted);
      reached += SampleSize.halfWidth(deviation, wanted) <= 0.025 ? 1 : 0;
      open += ratio.directionP() > 0.05 && ratio.equivalenceP(0.05) > 0.05 ? 1 : 0;
    }
    assertThat((double) reached / STUDIES).isGreaterThan(0.75);
    assertThat((double) open / STUDIES).isLessThan(0.06);
  }

  @Test
  void three_declared_looks_err_no_more_often_than_one() {
    assertThat(differentAtAnyLook(new Random(3), 0.05 / 3)).isLessThanOrEqualTo(0.065);
  }

  @Test
  void going_on_until_a_difference_shows_finds_one_too_often() {
    assertThat(differentAtAnyLook(new Random(3), 0.05)).isGreaterThan(0.08);
  }

  /** At 15, 30 and 45 blocks, no further than the first difference. */
  private static double differentAtAnyLook(Random random, double alpha) {
    int different = 0;
    for (int study = 0; study < STUDIES; study++) {
      Blocks blocks = new Blocks(random, 1);
      IntUnaryOperator look = n -> blocks.ratio(n).directionP() <= alpha ? 1 : 0;
      different +=
          Math.max(look.applyAsInt(15), Math.max(look.applyAsInt(30), look.applyAsInt(45)));
    }
    return (double) different / STUDIES;
  }

  /** More blocks than any look takes. */
  private static final class Blocks {
    private final double[] base = new double[400];
    private final double[] other = new double[400];

    Blocks(Random random, double ratio) {
      Arrays.setAll(base, i -> 1 + NOISE * random.nextGaussian());
      Arrays.setAll(other, i -> ratio * (1 + NOISE * random.nextGaussian()));
    }

    RatioEstimate ratio(int blocks) {
      return RatioEstimate.paired(Arrays.copyOf(base, blocks), Arrays.copyOf(other, blocks));
    }

    int wanted() {
      double deviation = ratio(10).logError() * Math.sqrt(10);
      return Math.max(10, Math.min(400, SampleSize.needed(deviation, 10, 0.025)));
    }
  }
}
