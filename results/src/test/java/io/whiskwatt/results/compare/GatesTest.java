package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.results.compare.Gate.Kind;
import io.whiskwatt.results.compare.Gate.Severity;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {
  private static final Truth PLAIN = new Truth(0.5, 0.02, 40, 0.05);
  private static final Truth MORE = new Truth(0.8, 0.02, 40, 0.05);

  @TempDir private Path folder;

  private static SyntheticRun two() {
    return SyntheticRun.of(StartKind.WARM).platform("runc", PLAIN).platform("kata", MORE);
  }

  private Comparison analyse(SyntheticRun run) {
    return Analysis.of(run.write(folder.resolve("run")));
  }

  private static Optional<Severity> severity(List<Gate> gates, Kind kind) {
    return gates.stream().filter(gate -> gate.kind() == kind).map(Gate::severity).findFirst();
  }

  private static Contrast energy(Comparison comparison) {
    return comparison.contrasts().stream().filter(Contrast::primary).findFirst().orElseThrow();
  }

  @Test
  void sound_run_has_only_the_gates_of_its_scope() {
    Contrast contrast = energy(analyse(two()));
    assertThat(contrast.gates())
        .extracting(Gate::kind)
        .contains(Kind.ONE_SERVING_NODE, Kind.TOO_FEW_BLOCKS)
        .doesNotContain(
            Kind.UNFINISHED,
            Kind.DESIGN_UNCONTROLLED,
            Kind.GENERATOR_ON_SAME_NODE,
            Kind.GOVERNOR_NOT_FIXED,
            Kind.FOREIGN_LOAD_IN_IDLE,
            Kind.GENERATOR_BOUND,
            Kind.START_NOT_AS_PLANNED,
            Kind.ERROR_RATE,
            Kind.SAMPLES_LOST);
  }

  @Test
  void modelled_energy_limits_the_verdict_and_is_named_in_the_sentence() {
    SyntheticRun run = two().quality("runc", Quality.MODELLED).quality("kata", Quality.MODELLED);
    Comparison comparison = analyse(run);
    assertThat(comparison.quality()).isEqualTo(Quality.MODELLED);
    assertThat(severity(comparison.gates(), Kind.ENERGY_MODELLED)).contains(Severity.LIMITS);
    assertThat(energy(comparison).verdict()).isEqualTo(Verdict.MORE);
    assertThat(energy(comparison).sentence()).contains("modelled net energy");
  }

  @Test
  void measured_and_modelled_energy_are_never_compared() {
    Comparison comparison = analyse(two().quality("kata", Quality.MODELLED));
    Contrast contrast = energy(comparison);
    assertThat(contrast.verdict()).isEqualTo(Verdict.NONE);
    assertThat(contrast.sentence()).contains("no verdict").contains("never compared");
    assertThat(contrast.gates())
        .anyMatch(g -> g.kind() == Kind.ENERGY_MODELLED && g.severity() == Severity.VOID);
    assertThat(comparison.contrasts().get(1).verdict()).isNotEqualTo(Verdict.NONE);
  }

  @Test
  void without_a_source_only_times_are_compared() {
    SyntheticRun run = two().quality("runc", Quality.NONE).quality("kata", Quality.NONE);
    Comparison comparison = analyse(run);
    assertThat(comparison.cells().get(0).energy()).isEmpty();
    assertThat(comparison.contrasts()).extracting(Contrast::primary).containsExactly(false);
    assertThat(comparison.contrasts().get(0).verdict()).isNotEqualTo(Verdict.NONE);
    assertThat(severity(comparison.gates(), Kind.NO_ENERGY_SOURCE)).contains(Severity.VOID);
    assertThat(comparison.answer()).startsWith("Nothing is said about energy");
    assertThat(comparison.power()).isEmpty();
  }

  @Test
  void different_machines_are_named_and_what_would_explain_the_difference() {
    Comparison comparison = analyse(two().level(DesignLevel.L4));
    assertThat(comparison.designSentence()).contains("different machines");
    assertThat(energy(comparison).sentence()).startsWith("Runtime and machines together, ");
    assertThat(energy(comparison).gates())
        .anyMatch(gate -> gate.message().contains("between the machines alone would explain"));
  }

  @Test
  void lost_readings_leave_the_trial_out() {
    Comparison comparison = analyse(two().gapIn(3));
    Contrast contrast = energy(comparison);
    assertThat(contrast.blocks()).isEqualTo(11);
    assertThat(severity(contrast.gates(), Kind.SAMPLES_LOST)).contains(Severity.LIMITS);
    assertThat(contrast.verdict()).isEqualTo(Verdict.MORE);
  }

  @Test
  void too_many_lost_readings_void_the_verdict() {
    Comparison comparison = analyse(two().blocks(4, 4).gapIn(2));
    assertThat(severity(energy(comparison).gates(), Kind.SAMPLES_LOST)).contains(Severity.VOID);
    assertThat(energy(comparison).verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void unfinished_run_says_so() {
    Comparison comparison = analyse(two().blocks(12, 5));
    assertThat(comparison.blocksComplete()).isEqualTo(5);
    assertThat(severity(comparison.gates(), Kind.UNFINISHED)).contains(Severity.LIMITS);
  }

  @Test
  void single_block_has_numbers_and_no_conclusion() {
    Comparison comparison = analyse(two().blocks(2, 1));
    Contrast contrast = energy(comparison);
    assertThat(contrast.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(contrast.sentence()).contains("1 block");
    assertThat(comparison.cells().get(0).energy()).isPresent();
  }

  @Test
  void run_without_any_step_is_read() {
    Comparison comparison = analyse(two().blocks(2, 0));
    assertThat(comparison.cells()).hasSize(2);
    assertThat(comparison.contrasts()).isEmpty();
    assertThat(comparison.answer()).contains("nothing to compare yet");
  }

  @Test
  void claimed_isolation_must_be_proven() {
    Comparison refuted = analyse(two().claim(IsolationProof.Verdict.REFUTED));
    assertThat(severity(refuted.gates(), Kind.ISOLATION_NOT_PROVEN)).contains(Severity.VOID);
    assertThat(energy(refuted).verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void proven_isolation_is_no_gate() {
    Comparison proven = analyse(two().claim(IsolationProof.Verdict.PROVEN));
    assertThat(severity(proven.gates(), Kind.ISOLATION_NOT_PROVEN)).isEmpty();
  }

  @Test
  void free_clock_rate_limits() {
    Comparison comparison = analyse(two().governor("powersave"));
    assertThat(severity(comparison.gates(), Kind.GOVERNOR_NOT_FIXED)).contains(Severity.LIMITS);
  }

  @Test
  void unsteady_idle_power_is_foreign_load() {
    Comparison comparison = analyse(two().idle(1.5, 0));
    assertThat(severity(comparison.gates(), Kind.FOREIGN_LOAD_IN_IDLE)).contains(Severity.LIMITS);
  }
}
