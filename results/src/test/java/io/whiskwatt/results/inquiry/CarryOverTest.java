package io.whiskwatt.results.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.trial.CellTrials;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** What a trial leaves behind for the one after it, in pairs of blocks with opposite orders. */
class CarryOverTest {
  private static final double NOISE = 0.01;

  private record Sides(CellTrials base, CellTrials other) {
    Optional<Steadiness> carryOver() {
      return CarryOver.of(base, other);
    }
  }

  /**
   * Blocks in which whichever side runs second takes more.
   *
   * @param left the share it takes more
   * @param baselineFirst by block
   */
  private static Sides blocks(int count, double left, IntPredicate baselineFirst, long seed) {
    Random random = new Random(seed);
    Windows base =
        Windows.of(StartKind.WARM).beginning(block -> at(block, baselineFirst.test(block)));
    Windows other =
        Windows.of(StartKind.WARM).beginning(block -> at(block, !baselineFirst.test(block)));
    for (int block = 0; block < count; block++) {
      boolean first = baselineFirst.test(block);
      base.and(100 * (1 + (first ? 0 : left) + NOISE * random.nextGaussian()));
      other.and(150 * (1 + (first ? left : 0) + NOISE * random.nextGaussian()));
    }
    return new Sides(base.cell(), other.cell());
  }

  private static boolean inTurns(int block) {
    return block % 2 == 0;
  }

  private static long at(int block, boolean first) {
    return 200_000_000_000L * block + (first ? 0 : 50_000_000_000L);
  }

  @Test
  void what_a_trial_leaves_behind_is_seen_with_its_size() {
    Steadiness found = blocks(20, 0.05, CarryOverTest::inTurns, 1).carryOver().orElseThrow();
    assertThat(found.kind()).isEqualTo(Steadiness.Kind.CARRY_OVER);
    assertThat(found.steady()).isFalse();
    assertThat(found.statistic()).isGreaterThan(5);
    assertThat(found.sentence())
        .matches("The ratio was (9|10|11)(\\.\\d)? % higher in blocks in which .*")
        .contains("longer settling time");
  }

  @Test
  void without_any_it_is_rarely_seen() {
    int seen = 0;
    for (int study = 0; study < 1000; study++) {
      seen +=
          blocks(20, 0, CarryOverTest::inTurns, study).carryOver().orElseThrow().steady() ? 0 : 1;
    }
    assertThat(seen / 1000.0).isCloseTo(0.06, within(0.03));
  }

  @Test
  void the_same_order_throughout_tells_nothing() {
    assertThat(blocks(20, 0.05, block -> true, 2).carryOver()).isEmpty();
    assertThat(blocks(20, 0.05, block -> block > 1, 2).carryOver()).isEmpty();
  }

  @Test
  void side_by_side_there_is_no_order() {
    CellTrials base = blocks(20, 0, CarryOverTest::inTurns, 3).base();
    assertThat(CarryOver.of(base, base)).isEmpty();
  }

  @Test
  void a_ratio_that_does_not_exist_tells_nothing() {
    Windows negative = Windows.of(StartKind.WARM);
    Windows other = Windows.of(StartKind.WARM).beginning(block -> at(block, false));
    for (int block = 0; block < 10; block++) {
      negative.and(block == 4 ? -1 : 10);
      other.and(10);
    }
    assertThat(CarryOver.of(negative.cell(), other.cell())).isEmpty();
  }
}
