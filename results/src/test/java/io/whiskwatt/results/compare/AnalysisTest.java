package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisTest {
  private static final Truth PLAIN = new Truth(0.5, 0.02, 40, 0.05);

  @TempDir private Path folder;

  private Comparison analyse(SyntheticRun run) {
    return Analysis.of(run.write(folder.resolve("run")));
  }

  private static SyntheticRun two(Truth baseline, Truth other) {
    return SyntheticRun.of(StartKind.WARM).platform("runc", baseline).platform("kata", other);
  }

  private static Contrast energy(Comparison comparison) {
    return comparison.contrasts().stream().filter(Contrast::primary).findFirst().orElseThrow();
  }

  @Test
  void true_energy_of_each_cell_is_found_through_wraps_and_another_clock() {
    Comparison comparison = analyse(two(PLAIN, new Truth(0.8, 0.02, 40, 0.05)));
    EnergyPerInvocation runc = comparison.cells().get(0).energy().orElseThrow();
    EnergyPerInvocation kata = comparison.cells().get(1).energy().orElseThrow();
    assertThat(runc.netJoules().value()).isCloseTo(0.5, within(0.02));
    assertThat(kata.netJoules().value()).isCloseTo(0.8, within(0.02));
    assertThat(runc.idleWatts()).isCloseTo(10, within(0.05));
    assertThat(runc.netWatts()).isCloseTo(5, within(0.2));
    assertThat(runc.grossJoules().value()).isCloseTo(0.5 + 10.0 * 4 / 40, within(0.02));
    assertThat(runc.belowDetection()).isFalse();
    assertThat(runc.quality()).isEqualTo(Quality.MEASURED);
  }

  @Test
  void true_ratio_is_found_and_said() {
    Comparison comparison = analyse(two(PLAIN, new Truth(0.8, 0.02, 40, 0.05)));
    Contrast contrast = energy(comparison);
    assertThat(contrast.ratio().value()).isCloseTo(1.6, within(0.05));
    assertThat(contrast.ratio().low()).isLessThan(1.6).isGreaterThan(1.5);
    assertThat(contrast.verdict()).isEqualTo(Verdict.MORE);
    assertThat(contrast.blocks()).isEqualTo(12);
    assertThat(contrast.points()).hasSize(12).anyMatch(Contrast.RatioPoint::baselineFirst);
    assertThat(contrast.typicalRatio().orElseThrow()).isCloseTo(1.6, within(0.05));
    assertThat(contrast.sentence())
        .startsWith("On this machine, a warm start of hello@256MB on kata uses 1.")
        .contains("times the net energy of one on runc (95 % interval");
    assertThat(comparison.answer()).isEqualTo(contrast.sentence());
  }

  @Test
  void same_platform_under_two_names_is_not_called_different() {
    Contrast contrast = energy(analyse(two(PLAIN, PLAIN)));
    assertThat(contrast.verdict()).isIn(Verdict.EQUIVALENT, Verdict.INCONCLUSIVE);
    assertThat(contrast.ratio().low()).isLessThan(1);
    assertThat(contrast.ratio().high()).isGreaterThan(1);
  }

  @Test
  void quiet_equal_platforms_are_called_equivalent() {
    Truth quiet = new Truth(0.5, 0.005, 40, 0.05);
    Contrast contrast = energy(analyse(two(quiet, quiet).idle(0.005, 0)));
    assertThat(contrast.verdict())
        .isIn(Verdict.EQUIVALENT, Verdict.MORE_WITHIN_MARGIN, Verdict.LESS_WITHIN_MARGIN);
    assertThat(contrast.sentence()).contains("±5 %");
  }

  @Test
  void less_energy_is_said_as_less() {
    Contrast contrast = energy(analyse(two(PLAIN, new Truth(0.3, 0.02, 40, 0.05))));
    assertThat(contrast.verdict()).isEqualTo(Verdict.LESS);
    assertThat(contrast.ratio().high()).isLessThan(0.65);
    assertThat(contrast.sentence()).contains("uses 0.");
  }

  @Test
  void drift_of_idle_power_does_not_bias_the_net_energy() {
    Comparison comparison = analyse(two(PLAIN, PLAIN).idle(0.005, 0.02));
    for (CellSummary cell : comparison.cells()) {
      assertThat(cell.energy().orElseThrow().netJoules().value()).isCloseTo(0.5, within(0.02));
    }
  }

  @Test
  void energy_far_below_idle_noise_is_labelled_and_kept() {
    Truth tiny = new Truth(0.0005, 0, 40, 0.05);
    Comparison comparison = analyse(two(tiny, tiny).idle(0.2, 0));
    EnergyPerInvocation energy = comparison.cells().get(0).energy().orElseThrow();
    assertThat(energy.belowDetection()).isTrue();
    assertThat(energy.netJoules().value()).isBetween(-0.02, 0.02);
    Contrast contrast = energy(comparison);
    assertThat(contrast.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(contrast.typicalRatio()).isEmpty();
    assertThat(contrast.sentence()).endsWith("too small to be separated from zero.");
  }

  @Test
  void uncertainty_of_a_trial_is_about_what_idle_noise_makes_it() {
    Comparison comparison = analyse(two(PLAIN, PLAIN).idle(0.1, 0).blocks(40, 40));
    double u = comparison.cells().get(0).trials().get(3).uncertaintyJoules();
    // T·s·√(T_I/T + ½) = 4 · 0.1 · 1 and small edges
    assertThat(u).isCloseTo(0.4, within(0.12));
  }

  @Test
  void response_times_are_found_with_their_stages() {
    Comparison comparison = analyse(two(PLAIN, new Truth(0.5, 0.02, 40, 0.1)));
    CellSummary runc = comparison.cells().get(0);
    assertThat(runc.response().count()).isEqualTo(480);
    Latency.Quantile median = runc.response().quantiles().get(0);
    assertThat(median.seconds().value()).isCloseTo(0.05, within(0.001));
    assertThat(median.seconds().low()).isLessThan(median.seconds().value());
    assertThat(runc.response().quantiles().get(3).estimable()).isTrue();
    assertThat(runc.response().quantiles().get(4).estimable()).isFalse();
    assertThat(runc.response().curve()).isNotEmpty();
    StageMeans stages = runc.stages().orElseThrow();
    assertThat(stages.inits()).isZero();
    assertThat(stages.runSeconds()).isCloseTo(0.025, within(1e-9));
    Contrast times = comparison.contrasts().get(1);
    assertThat(times.metric()).isEqualTo("p50 response time");
    assertThat(times.primary()).isFalse();
    assertThat(times.verdict()).isEqualTo(Verdict.MORE);
    assertThat(times.ratio().value()).isCloseTo(2, within(0.05));
  }

  @Test
  void one_platform_compares_its_cold_starts_with_its_warm_ones() {
    SyntheticRun run =
        SyntheticRun.of(StartKind.COLD, StartKind.WARM)
            .platform("process/cold", new Truth(2, 0.02, 10, 0.3))
            .platform("process/warm", new Truth(0.5, 0.02, 40, 0.05));
    Contrast contrast = energy(analyse(run));
    assertThat(contrast.baselineCell()).isEqualTo("process/hello@256MB/warm/closed-1");
    assertThat(contrast.otherCell()).isEqualTo("process/hello@256MB/cold/closed-1");
    assertThat(contrast.comparisonKey()).isEqualTo("hello@256MB/cold against warm/closed-1");
    assertThat(contrast.ratio().value()).isCloseTo(4, within(0.15));
    assertThat(contrast.sentence())
        .contains("a cold start of hello@256MB on process uses")
        .contains("of a warm one");
  }

  @Test
  void family_of_two_comparisons_is_adjusted_together() {
    SyntheticRun run =
        SyntheticRun.of(StartKind.COLD, StartKind.WARM)
            .platform("runc", new Truth(1, 0.05, 20, 0.1))
            .platform("kata", new Truth(1.5, 0.05, 20, 0.1));
    List<Contrast> primary = analyse(run).contrasts().stream().filter(Contrast::primary).toList();
    assertThat(primary).hasSize(2).allMatch(contrast -> contrast.verdict() == Verdict.MORE);
    Contrast first = primary.get(0);
    assertThat(first.simultaneous().low()).isLessThan(first.ratio().low());
    assertThat(first.equivalence().low()).isGreaterThan(first.ratio().low());
  }

  @Test
  void killed_and_resumed_run_loses_no_trial_and_interpolates_within_sessions() {
    SyntheticRun run =
        two(PLAIN, new Truth(0.8, 0.02, 40, 0.05)).idle(0.05, 0).killedAfterTrialsOf(5);
    Comparison comparison = analyse(run);
    CellSummary cell = comparison.cells().get(0);
    assertThat(comparison.sessions()).isEqualTo(2);
    assertThat(comparison.blocksComplete()).isEqualTo(12);
    assertThat(cell.trials()).hasSize(12);
    assertThat(cell.trials().get(5).netJoules()).isCloseTo(20, within(2.0));
    assertThat(cell.trials().get(5).uncertaintyJoules())
        .isGreaterThan(cell.trials().get(4).uncertaintyJoules());
    assertThat(energy(comparison).ratio().value()).isCloseTo(1.6, within(0.06));
  }

  @Test
  void power_over_time_shows_the_windows() {
    Comparison comparison = analyse(two(PLAIN, PLAIN).blocks(2, 2));
    PowerTrace trace = comparison.power().get(0);
    assertThat(trace.node()).isEqualTo("worker-1");
    assertThat(trace.windows()).extracting(PowerTrace.Window::kind).contains("idle", "measure");
    assertThat(trace.points()).isNotEmpty();
    PowerTrace.Window trial =
        trace.windows().stream().filter(w -> w.kind().equals("measure")).findFirst().orElseThrow();
    double watts =
        trace.points().stream()
            .filter(p -> p.seconds() > trial.fromSeconds() + 1)
            .filter(p -> p.seconds() < trial.toSeconds())
            .mapToDouble(PowerTrace.Point::watts)
            .average()
            .orElseThrow();
    assertThat(watts).isCloseTo(15, within(0.5));
  }
}
