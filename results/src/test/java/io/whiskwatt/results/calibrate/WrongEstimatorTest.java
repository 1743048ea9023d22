package io.whiskwatt.results.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.random.SplitMix64;
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
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A calibration is worth something only if it catches estimators that are wrong. */
class WrongEstimatorTest {
  private static final Band COVERAGE = new Band(0.93, 0.985);
  private static final int STUDIES = 200;
  private static final double RATIO = 2;

  /** The baseline's net energy is about as large as what its idle windows scatter. */
  private static final Truth DROWNED = truth(0.05, 5);

  private static final Truth NOISY = truth(0.25, Truth.QUIET_WATTS);

  private static Truth truth(double noise, double idleWatts) {
    List<Scatter> own = List.of(new Scatter.Independent(noise));
    return new Truth(RATIO, List.of(), own, own, idleWatts);
  }

  /** Trials of both cells, block by block. */
  private record Study(List<TrialPoint> base, List<TrialPoint> other) {
    static Study of(Truth truth, int blocks, long seed) {
      Comparison found = Analysis.of(SimulatedStudy.of(truth, blocks, seed));
      return new Study(trials(found.cells().get(0)), trials(found.cells().get(1)));
    }

    private static List<TrialPoint> trials(CellSummary cell) {
      return cell.trials().stream().sorted(Comparator.comparingInt(TrialPoint::block)).toList();
    }

    private static double value(TrialPoint trial) {
      return trial.netJoules() / trial.invocations();
    }

    private static boolean detected(TrialPoint trial) {
      return trial.netJoules() >= 1.65 * trial.uncertaintyJoules();
    }

    private List<Integer> all() {
      return IntStream.range(0, base.size()).boxed().toList();
    }

    private Estimate ratio(List<Integer> blocks) {
      return RatioEstimate.paired(
              blocks.stream().mapToDouble(block -> value(base.get(block))).toArray(),
              blocks.stream().mapToDouble(block -> value(other.get(block))).toArray())
          .interval(0.95);
    }

    Estimate right() {
      return ratio(all());
    }

    Estimate droppingBelowDetection() {
      return ratio(
          all().stream()
              .filter(block -> detected(base.get(block)) && detected(other.get(block)))
              .toList());
    }

    Estimate meanOfRatios() {
      return MeanInterval.of(
          all().stream()
              .mapToDouble(block -> value(other.get(block)) / value(base.get(block)))
              .toArray(),
          0.95);
    }
  }

  private static List<Study> studies(Truth truth, int blocks) {
    return LongStream.range(0, STUDIES)
        .mapToObj(seed -> Study.of(truth, blocks, SplitMix64.at(9, seed)))
        .toList();
  }

  private static Band.Standing standing(List<Study> studies, Function<Study, Estimate> estimator) {
    long hits = studies.stream().filter(study -> estimator.apply(study).contains(RATIO)).count();
    return COVERAGE.judge(new Share(hits, studies.size()));
  }

  @Test
  void dropping_what_is_below_detection_is_caught_and_keeping_it_is_right() {
    List<Study> studies = studies(DROWNED, 30);
    assertThat(standing(studies, Study::droppingBelowDetection)).isEqualTo(Band.Standing.MISSED);
    assertThat(standing(studies, Study::right)).isNotEqualTo(Band.Standing.MISSED);
  }

  @Test
  void a_mean_of_block_ratios_is_caught_and_a_ratio_of_means_is_right() {
    List<Study> studies = studies(NOISY, 50);
    assertThat(standing(studies, Study::meanOfRatios)).isEqualTo(Band.Standing.MISSED);
    assertThat(standing(studies, Study::right)).isNotEqualTo(Band.Standing.MISSED);
  }
}
