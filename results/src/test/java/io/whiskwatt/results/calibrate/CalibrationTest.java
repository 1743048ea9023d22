package io.whiskwatt.results.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.simulate.Scatter;
import io.whiskwatt.results.simulate.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Few studies, wide errors: {@code benchmarks.jar calibrate} has thousands. Fixed seeds. */
class CalibrationTest {
  private static final Band COVERAGE = new Band(0.93, 0.985);
  private static final Calibration SMALL = new Calibration(300, 7);

  private static Row row(double noise, double ratio, int blocks, Question question, Band band) {
    List<Scatter> own = List.of(new Scatter.Independent(noise));
    Truth truth = new Truth(1, List.of(), own, own, Truth.QUIET_WATTS);
    return new Row(new Scenario("noise", truth), ratio, blocks, question, Optional.of(band));
  }

  private static List<RowResult> found(Row... rows) {
    return SMALL.of(List.of(rows), progress -> {});
  }

  @Test
  void intervals_hold_the_truth_as_often_as_promised() {
    assertThat(
            found(
                row(0.10, 1.1, 10, Question.COVERAGE, COVERAGE),
                row(0.80, 1.1, 10, Question.COVERAGE, COVERAGE)))
        .extracting(RowResult::standing)
        .doesNotContain(Band.Standing.MISSED);
  }

  @Test
  void a_large_difference_is_found_and_none_is_seen_where_there_is_none() {
    List<RowResult> results =
        found(
            row(0.02, 1.05, 30, Question.DIFFERENT, Band.atLeast(0.9)),
            row(0.02, 1, 30, Question.DIFFERENT, Band.atMost(0.065)),
            row(0.02, 1, 30, Question.EQUIVALENT, Band.atLeast(0.9)));
    assertThat(results).extracting(RowResult::standing).doesNotContain(Band.Standing.MISSED);
    assertThat(results.get(0).share().value()).isGreaterThan(0.95);
  }

  @Test
  void the_same_seed_gives_the_same_figures_on_any_number_of_threads() throws Exception {
    Row row = row(0.3, 1.1, 5, Question.COVERAGE, COVERAGE);
    ForkJoinPool alone = new ForkJoinPool(1);
    try {
      List<RowResult> inOneThread = alone.submit(() -> found(row)).get();
      assertThat(found(row)).isEqualTo(inOneThread);
    } finally {
      alone.shutdown();
    }
  }

  @Test
  void other_seeds_give_other_studies() {
    Row row = row(0.3, 1.1, 5, Question.DIFFERENT, Band.atMost(1));
    List<Long> hits = new ArrayList<>();
    for (long seed = 1; seed <= 5; seed++) {
      hits.add(new Calibration(300, seed).of(List.of(row), progress -> {}).get(0).share().hits());
    }
    assertThat(hits.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void rows_come_back_in_their_order_and_progress_ends_at_one() {
    Row first = row(0.02, 1, 5, Question.EQUIVALENT, COVERAGE);
    Row between = row(0.02, 1, 6, Question.COVERAGE, COVERAGE);
    Row last = row(0.02, 1, 5, Question.COVERAGE, COVERAGE);
    List<Double> done = new ArrayList<>();
    List<RowResult> results =
        new Calibration(2, 1)
            .of(List.of(first, between, last), progress -> done.add(progress.done()));
    assertThat(results).extracting(RowResult::row).containsExactly(first, between, last);
    assertThat(done).hasSize(2).endsWith(1.0);
  }
}
