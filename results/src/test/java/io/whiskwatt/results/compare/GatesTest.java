package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.results.compare.Gate.Kind;
import io.whiskwatt.results.compare.Gate.Severity;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatesTest {
  private static final Truth PLAIN = new Truth(0.5, 0.02, 40, 0.05);
  private static final Truth MORE = new Truth(0.8, 0.02, 40, 0.05);

  @TempDir private Path folder;

  private static SyntheticRun two() {
    return SyntheticRun.of(StartKind.WARM).platform("runc", PLAIN).platform("kata", MORE);
  }

  private Comparison analyse(SyntheticRun run) {
    return analyse(run, "run");
  }

  private Comparison analyse(SyntheticRun run, String name) {
    return Analysis.of(run.write(folder.resolve(name)));
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
    Comparison comparison = analyse(two().gapIn(3, GapReason.NODE_RESTARTED, 0.2, 0.3));
    Contrast contrast = energy(comparison);
    assertThat(contrast.blocks()).isEqualTo(11);
    assertThat(severity(contrast.gates(), Kind.SAMPLES_LOST)).contains(Severity.LIMITS);
    assertThat(contrast.verdict()).isEqualTo(Verdict.MORE);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION_LOST", "AGENT_RESTARTED", "SAMPLES_LOST", "PERMISSION_DENIED"})
  void readings_that_are_missing_within_a_window_cost_nothing(GapReason reason) {
    Comparison whole = analyse(two(), "whole");
    Comparison comparison = analyse(two().gapIn(3, reason, 0.1, 0.9), "gap");
    assertThat(energy(comparison).blocks()).isEqualTo(12);
    assertThat(severity(energy(comparison).gates(), Kind.SAMPLES_LOST)).isEmpty();
    assertThat(energy(comparison).ratio()).isEqualTo(energy(whole).ratio());
  }

  @ParameterizedTest
  @EnumSource(names = {"NODE_RESTARTED", "ZONE_VANISHED"})
  void counters_that_may_have_begun_anew_within_a_window_lose_it(GapReason reason) {
    Comparison comparison = analyse(two().gapIn(3, reason, 0.5, 0.51));
    assertThat(energy(comparison).blocks()).isEqualTo(11);
  }

  @Test
  void counters_that_may_have_begun_anew_just_before_a_window_lose_it() {
    Comparison comparison = analyse(two().gapIn(3, GapReason.ZONE_VANISHED, -0.02, 0.005));
    assertThat(energy(comparison).blocks()).isEqualTo(11);
  }

  @Test
  void readings_that_are_missing_around_an_edge_make_the_energy_less_certain() {
    SyntheticRun run = two().gapIn(2, GapReason.CONNECTION_LOST, -0.01, 0.05);
    List<TrialPoint> trials = analyse(run).cells().get(0).trials();
    double usual = trials.get(4).uncertaintyJoules();
    assertThat(trials.get(2).uncertaintyJoules()).isGreaterThan(1.2 * usual);
  }

  @Test
  void too_many_lost_readings_void_the_verdict() {
    Comparison comparison = analyse(two().blocks(4, 4).gapIn(2, GapReason.SAMPLES_LOST, 0.5, 1.02));
    assertThat(severity(energy(comparison).gates(), Kind.SAMPLES_LOST)).contains(Severity.VOID);
    assertThat(energy(comparison).verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void an_interruption_is_named_with_its_machine_and_what_it_cost() {
    Comparison caughtUp = analyse(two().gapIn(3, GapReason.CONNECTION_LOST, 0.1, 0.9), "up");
    assertThat(message(caughtUp, Kind.READINGS_INTERRUPTED))
        .startsWith("The agent on ")
        .contains(" did not answer once, for ", "no trial lost its energy for that");
    Comparison restarted = analyse(two().gapIn(3, GapReason.NODE_RESTARTED, 0.2, 0.3), "boot");
    assertThat(message(restarted, Kind.READINGS_INTERRUPTED))
        .contains("was started anew", "1 trial has no energy for that");
  }

  @Test
  void a_clock_that_is_hardly_known_limits_the_verdict() {
    Comparison known = analyse(two(), "known");
    assertThat(severity(known.gates(), Kind.CLOCK_BOUND)).isEmpty();
    Comparison hardly = analyse(two().roundTrip(Duration.ofMillis(500)), "hardly");
    assertThat(severity(hardly.gates(), Kind.CLOCK_BOUND)).contains(Severity.LIMITS);
  }

  private static String message(Comparison comparison, Kind kind) {
    return comparison.gates().stream()
        .filter(gate -> gate.kind() == kind)
        .map(Gate::message)
        .findFirst()
        .orElse("");
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
  void refuted_isolation_says_what_was_seen() {
    String seen = "kernel release: sandbox 6.1, worker 6.1";
    SyntheticRun run = two().claim(IsolationProof.Verdict.REFUTED).evidence(seen);
    assertThat(energy(analyse(run)).sentence())
        .contains("(kernel: own) was seen not to hold: " + seen + ".");
  }

  @Test
  void one_trial_with_a_wrong_start_is_void_and_left_out_of_every_number() {
    Comparison comparison = analyse(two().coldIn(3));
    CellSummary cell = comparison.cells().get(0);
    assertThat(severity(cell.gates(), Kind.START_NOT_AS_PLANNED)).contains(Severity.LIMITS);
    assertThat(cell.trials()).extracting(TrialPoint::leftOut).containsOnlyOnce(true).hasSize(12);
    assertThat(energy(comparison).blocks()).isEqualTo(11);
    assertThat(energy(comparison).verdict()).isEqualTo(Verdict.MORE);
    assertThat(cell.response().count()).isEqualTo(11 * 40);
    assertThat(cell.invocations()).isEqualTo(12 * 40);
    assertThat(cell.startShare()).isEqualTo(1 - 1 / 480.0);
  }

  @Test
  void accepted_invocations_void_and_are_not_lost_from_the_slow_end() {
    Comparison comparison = analyse(two().accepted(1));
    CellSummary cell = comparison.cells().get(0);
    assertThat(cell.calls().outcomes().accepted()).isEqualTo(48);
    assertThat(cell.calls().outcomes().failed()).isZero();
    assertThat(cell.response().count()).isEqualTo(480);
    assertThat(cell.response().maximumSeconds()).isInfinite();
    assertThat(cell.response().quantiles())
        .extracting(Latency.Quantile::estimable)
        .containsExactly(true, true, false, false, false);
    assertThat(cell.calls().lookups().count()).isEqualTo(48);
    assertThat(severity(cell.gates(), Kind.RESPONSE_UNKNOWN)).contains(Severity.VOID);
    assertThat(comparison.contrasts()).extracting(Contrast::verdict).containsOnly(Verdict.NONE);
  }

  @Test
  void median_of_mostly_accepted_invocations_is_not_compared() {
    Comparison comparison = analyse(two().accepted(8));
    assertThat(comparison.contrasts().get(1).ratio()).isEqualTo(Interval.UNKNOWN);
    assertThat(SummaryJson.text(comparison)).doesNotContain("Infinity", "NaN");
  }

  @Test
  void energy_of_machines_known_by_their_invoker_is_that_of_all_metered_ones() {
    Comparison comparison = analyse(two().servedBy(new NodeId("invoker:0")));
    CellSummary cell = comparison.cells().get(0);
    assertThat(cell.energy()).isPresent();
    assertThat(severity(cell.gates(), Kind.SERVING_NODE_UNKNOWN)).contains(Severity.NOTE);
    assertThat(energy(comparison).verdict()).isEqualTo(Verdict.MORE);
    assertThat(cell.calls().machines())
        .extracting(CellCalls.Machine::name)
        .containsExactly("invoker:0");
  }

  @Test
  void energy_of_other_machines_than_those_that_served_is_no_energy_of_the_cell() {
    Comparison comparison = analyse(two().servedBy(new NodeId("elsewhere")));
    assertThat(severity(comparison.cells().get(0).gates(), Kind.SERVING_NODE_NOT_METERED))
        .contains(Severity.VOID);
    assertThat(comparison.contrasts())
        .extracting(Contrast::primary, Contrast::verdict)
        .contains(tuple(true, Verdict.NONE))
        .doesNotContain(tuple(false, Verdict.NONE));
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
