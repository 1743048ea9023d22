package io.whiskwatt.results.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.CellSummary;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.TrialPoint;
import io.whiskwatt.results.simulate.Scatter;
import io.whiskwatt.results.simulate.SimulatedStudy;
import io.whiskwatt.results.simulate.Truth;
import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.MeanInterval;
import io.whiskwatt.results.stats.RatioEstimate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A calibration is worth something only if it catches estimators that are wrong. */
class WrongEstimatorTest {
  private static final Band COVERAGE = new Band(0.93, 0.985);
  private static final int STUDIES = 250;
  private static final int BLOCKS = 20;
  private static final double RATIO = 2;

  /** The baseline's net energy is about as large as what its idle windows scatter. */
  private static final Truth DROWNED = truth(0.05, 4);

  private static final Truth NOISY = truth(0.30, Truth.QUIET_WATTS);

  private static Truth truth(double noise, double idleWatts) {
    List<Scatter> own = List.of(new Scatter.Independent(noise));
    return new Truth(RATIO, List.of(), own, own, idleWatts);
  }

  /** Trials of both cells, block by block. */
  private record Study(Comparison comparison) {
    private List<TrialPoint> trials(int cell) {
      CellSummary summary = comparison.cells().get(cell);
      return summary.trials().stream()
          .sorted((a, b) -> Integer.compare(a.block(), b.block()))
          .toList();
    }

    private static double value(TrialPoint trial) {
      return trial.netJoules() / trial.invocations();
    }

    private static boolean detected(TrialPoint trial) {
      return trial.netJoules() >= 1.65 * trial.uncertaintyJoules();
    }

    double[] values(int cell, List<Integer> blocks) {
      return blocks.stream().mapToDouble(block -> value(trials(cell).get(block))).toArray();
    }

    List<Integer> all() {
      return IntStream.range(0, BLOCKS).boxed().toList();
    }

    List<Integer> whereBothAreDetected() {
      return all().stream()
          .filter(block -> detected(trials(0).get(block)) && detected(trials(1).get(block)))
          .toList();
    }

    Estimate right() {
      return RatioEstimate.paired(values(0, all()), values(1, all())).interval(0.95);
    }

    Estimate droppingBelowDetection() {
      List<Integer> kept = whereBothAreDetected();
      return RatioEstimate.paired(values(0, kept), values(1, kept)).interval(0.95);
    }

    Estimate meanOfRatios() {
      double[] base = values(0, all());
      double[] other = values(1, all());
      double[] ratios = all().stream().mapToDouble(i -> other[i] / base[i]).toArray();
      return MeanInterval.of(ratios, 0.95);
    }
  }

  private static Share coverage(Truth truth, Function<Study, Estimate> estimator) {
    long hits =
        IntStream.range(0, STUDIES)
            .mapToObj(seed -> new Study(Analysis.of(SimulatedStudy.of(truth, BLOCKS, seed))))
            .filter(study -> estimator.apply(study).contains(RATIO))
            .count();
    return new Share(hits, STUDIES);
  }

  @Test
  void dropping_what_is_below_detection_is_caught_and_keeping_it_is_right() {
    assertThat(COVERAGE.judge(coverage(DROWNED, Study::droppingBelowDetection)))
        .isEqualTo(Band.Standing.MISSED);
    assertThat(COVERAGE.judge(coverage(DROWNED, Study::right))).isNotEqualTo(Band.Standing.MISSED);
  }

  @Test
  void a_mean_of_block_ratios_is_caught_and_a_ratio_of_means_is_right() {
    assertThat(COVERAGE.judge(coverage(NOISY, Study::meanOfRatios)))
        .isEqualTo(Band.Standing.MISSED);
    assertThat(COVERAGE.judge(coverage(NOISY, Study::right))).isNotEqualTo(Band.Standing.MISSED);
  }
}
