package io.whiskwatt.results.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Gate;
import io.whiskwatt.results.store.CounterSeries;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.StepRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedStudyTest {
  private static final Truth EXACT = truth(0);

  private static Truth truth(double noise) {
    List<Scatter> own = List.of(new Scatter.Independent(noise));
    return new Truth(1.25, List.of(), own, own, 0);
  }

  /** The edges of a window fall between readings, 0.1 s apart: that may take 0.17 % of it. */
  @Test
  void the_truth_is_found_where_nothing_scatters() {
    Comparison comparison = Analysis.of(SimulatedStudy.of(EXACT, 10, 3));
    assertThat(comparison.contrasts().get(0).ratio().value()).isCloseTo(1.25, within(1e-3));
    assertThat(comparison.cells().get(0).energy().orElseThrow().netWatts())
        .isCloseTo(SimulatedStudy.NET_WATTS, within(2.0));
    assertThat(comparison.cells().get(0).energy().orElseThrow().netJoules().value())
        .isCloseTo(SimulatedStudy.NET_WATTS * 30 / 6, within(0.1));
  }

  @Test
  void no_gate_forbids_a_verdict_and_one_says_that_it_is_simulated() {
    Contrast contrast = Analysis.of(SimulatedStudy.of(truth(0.05), 10, 3)).contrasts().get(0);
    assertThat(contrast.gates())
        .noneMatch(gate -> gate.severity() == Gate.Severity.VOID)
        .anyMatch(gate -> gate.kind() == Gate.Kind.ENERGY_SIMULATED);
  }

  @Test
  void the_shorter_way_to_energy_leads_to_the_same() {
    RunData run = SimulatedStudy.of(truth(0.10), 12, 4);
    assertThat(Analysis.energyOf(run))
        .isEqualTo(Analysis.of(run).contrasts().stream().filter(Contrast::primary).toList())
        .hasSize(1);
  }

  @Test
  void a_seed_gives_the_same_run() {
    Comparison once = Analysis.of(SimulatedStudy.of(truth(0.10), 8, 5));
    assertThat(Analysis.of(SimulatedStudy.of(truth(0.10), 8, 5))).isEqualTo(once);
    assertThat(Analysis.of(SimulatedStudy.of(truth(0.10), 8, 6))).isNotEqualTo(once);
  }

  @Test
  void its_counter_wraps() {
    CounterSeries counter = SimulatedStudy.of(EXACT, 50, 1).counters().get(0);
    assertThat(IntStream.range(1, counter.size()))
        .anyMatch(i -> counter.microjoules(i) < counter.microjoules(i - 1));
  }

  @Test
  void every_trial_lies_between_idle_windows_and_the_order_is_counterbalanced() {
    RunData run = SimulatedStudy.of(EXACT, 20, 2);
    List<StepRecord> steps = run.steps();
    assertThat(steps.get(0).key().condition()).isEqualTo("idle-empty");
    assertThat(steps.get(steps.size() - 1).key().condition()).isEqualTo("idle-empty");
    assertThat(
            Analysis.of(run).contrasts().get(0).points().stream()
                .filter(Contrast.RatioPoint::baselineFirst))
        .hasSize(10);
  }

  @Test
  void invocations_are_rows_as_those_of_a_run() {
    RunData run = SimulatedStudy.of(EXACT, 2, 2);
    StepRecord trial =
        run.steps().stream()
            .filter(step -> step.key().condition().equals("measure"))
            .findFirst()
            .orElseThrow();
    assertThat(run.invocations(trial))
        .hasSizeBetween(5, 7)
        .allMatch(row -> row.endNanos() <= trial.endNanos())
        .allMatch(row -> row.detail().orElseThrow().start().seen().equals(seen()));
  }

  private static Optional<StartKind> seen() {
    return Optional.of(StartKind.WARM);
  }
}
