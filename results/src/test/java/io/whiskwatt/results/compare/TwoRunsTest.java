package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.results.simulate.Placement;
import io.whiskwatt.results.simulate.Scatter;
import io.whiskwatt.results.simulate.SimulatedStudy;
import io.whiskwatt.results.simulate.Truth;
import io.whiskwatt.results.store.RunData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two clusters, of which the second takes 1.3 times the energy for the same work. */
class TwoRunsTest {
  private static final double SLOWER = 1.3;
  private static final Map<String, String> SHARED = Map.of("kernel", "shared");
  private static final Map<String, String> OWN = Map.of("kernel", "own");
  private static final Truth TRUTH =
      new Truth(
          1.2,
          List.of(),
          List.of(new Scatter.Independent(0.02)),
          List.of(new Scatter.Independent(0.02)),
          Truth.QUIET_WATTS);

  private final RunData first = run(1.2, one("runc", SHARED), two("kata", OWN), 1);

  private static Placement one(String platform, Map<String, String> claim) {
    return new Placement(platform, "worker-1", 1, claim);
  }

  private static Placement two(String platform, Map<String, String> claim) {
    return new Placement(platform, "worker-2", SLOWER, claim);
  }

  private static RunData run(double ratio, Placement base, Placement other, long seed) {
    return SimulatedStudy.of(TRUTH.withRatio(ratio), List.of(base, other), 24, seed);
  }

  private static Contrast energy(Comparison comparison) {
    return comparison.contrasts().stream().filter(Contrast::primary).findFirst().orElseThrow();
  }

  @Test
  void alone_the_machines_are_part_of_the_ratio() {
    Comparison alone = Analysis.of(first);
    assertThat(alone.level()).isEqualTo(DesignLevel.L4);
    assertThat(energy(alone).ratio().value()).isCloseTo(1.2 * SLOWER, within(0.05));
  }

  @Test
  void clusters_that_swapped_runtimes_cancel() {
    RunData second = run(1.2, two("runc", SHARED), one("kata", OWN), 2);
    Comparison both = Analysis.of(first, second, Factors.NONE);
    Contrast energy = energy(both);
    assertThat(both.level()).isEqualTo(DesignLevel.L2);
    assertThat(both.designSentence()).contains("design level L2, crossover");
    assertThat(energy.ratio().value()).isCloseTo(1.2, within(0.03));
    assertThat(energy.ratio().low()).isLessThan(1.2);
    assertThat(energy.ratio().high()).isGreaterThan(1.2);
    assertThat(energy.verdict()).isEqualTo(Verdict.MORE);
    assertThat(energy.blocks()).isEqualTo(24);
    assertThat(energy.points()).hasSize(24);
    assertThat(both.answer()).startsWith("On the machines of either cluster, a warm start of");
  }

  @Test
  void what_the_machines_differ_by_is_said_and_no_longer_limits_the_verdict() {
    RunData second = run(1.2, two("runc", SHARED), one("kata", OWN), 2);
    Comparison both = Analysis.of(first, second, Factors.NONE);
    assertThat(energy(both).gates())
        .extracting(Gate::kind)
        .contains(Gate.Kind.MACHINES_DIFFER)
        .doesNotContain(Gate.Kind.DESIGN_UNCONTROLLED);
    assertThat(energy(both).gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.MACHINES_DIFFER)
        .singleElement()
        .extracting(Gate::message)
        .asString()
        .matches(".* take 1\\.(29|30|31) times what those of the first do .*");
    assertThat(both.gates()).extracting(Gate::kind).doesNotContain(Gate.Kind.DESIGN_UNCONTROLLED);
  }

  @Test
  void the_baseline_on_both_clusters_calibrates() {
    RunData second = run(1, one("runc", SHARED), two("runc-on-2", SHARED), 3);
    Comparison both = Analysis.of(first, second, Factors.NONE);
    assertThat(both.level()).isEqualTo(DesignLevel.L3);
    assertThat(both.designSentence()).contains("design level L3, calibrated");
    assertThat(energy(both).ratio().value()).isCloseTo(1.2, within(0.03));
    assertThat(energy(both).verdict()).isEqualTo(Verdict.MORE);
    assertThat(both.answer()).startsWith("With the difference of the machines taken off, ");
  }

  @Test
  void cells_of_both_runs_stand_side_by_side() {
    RunData second = run(1.2, two("runc", SHARED), one("kata", OWN), 2);
    assertThat(Analysis.of(first, second, Factors.NONE).cells())
        .extracting(CellSummary::platform)
        .containsExactly("runc", "kata", "runc (second run)", "kata (second run)");
  }

  @Test
  void median_times_are_compared_over_both_runs() {
    RunData second = run(1.2, two("runc", SHARED), one("kata", OWN), 2);
    assertThat(Analysis.of(first, second, Factors.NONE).contrasts())
        .filteredOn(contrast -> contrast.metric().equals(ResponseContrast.METRIC))
        .singleElement()
        .satisfies(contrast -> assertThat(contrast.ratio().value()).isCloseTo(1, within(0.05)));
  }

  @Test
  void the_same_run_twice_is_neither_and_says_where_the_platforms_were() {
    RunData again = run(1.2, one("runc", SHARED), two("kata", OWN), 4);
    assertThatThrownBy(() -> Analysis.of(first, again, Factors.NONE))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("neither a crossover nor a calibration")
        .hasMessageContaining("kata on worker-2; runc on worker-1");
  }

  @Test
  void without_claims_nothing_tells_a_calibration_from_a_repetition() {
    RunData plain = run(1.2, one("runc", Map.of()), two("kata", Map.of()), 1);
    RunData again = run(1.2, one("runc", Map.of()), two("kata", Map.of()), 5);
    assertThatThrownBy(() -> Analysis.of(plain, again, Factors.NONE))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void swapped_names_with_other_claims_are_refused() {
    RunData second = run(1.2, two("runc", OWN), one("kata", SHARED), 2);
    assertThatThrownBy(() -> Analysis.of(first, second, Factors.NONE))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void runs_on_shared_machines_have_nothing_to_take_off() {
    RunData shared = SimulatedStudy.of(TRUTH, 4, 1);
    assertThatThrownBy(() -> Analysis.of(shared, shared, Factors.NONE))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("share machines");
  }
}
