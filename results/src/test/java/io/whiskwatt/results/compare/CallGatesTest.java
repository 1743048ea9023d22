package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.Gate.Kind;
import io.whiskwatt.results.compare.Gate.Severity;
import io.whiskwatt.results.stats.IdleNoise;
import io.whiskwatt.results.stats.NetEnergyUncertainty;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Stages;
import io.whiskwatt.results.trial.Times;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallGatesTest {
  private static final long SENT = 10_000;
  private static final long MILLI = 1_000_000;

  @Test
  void sound_calls_pass() {
    assertThat(gates(StartKind.WARM, calls(0, 0, 0, Map.of(StartKind.WARM, SENT), 0))).isEmpty();
  }

  @Test
  void failures_void_above_one_percent_and_are_noted_below() {
    assertThat(severity(calls(101, 0, 0, warm(), 0), Kind.ERROR_RATE)).isEqualTo(Severity.VOID);
    assertThat(severity(calls(100, 0, 0, warm(), 0), Kind.ERROR_RATE)).isEqualTo(Severity.NOTE);
  }

  @Test
  void refusals_by_a_limit_void_above_a_thousandth() {
    assertThat(severity(calls(11, 11, 0, warm(), 0), Kind.THROTTLED)).isEqualTo(Severity.VOID);
    assertThat(severity(calls(10, 10, 0, warm(), 0), Kind.THROTTLED)).isEqualTo(Severity.NOTE);
  }

  @Test
  void arrivals_that_were_never_sent_void_above_one_percent() {
    assertThat(severity(calls(0, 0, 102, warm(), 0), Kind.GENERATOR_BOUND))
        .isEqualTo(Severity.VOID);
    assertThat(gates(StartKind.WARM, calls(0, 0, 100, warm(), 0))).isEmpty();
  }

  @Test
  void late_sending_voids_beyond_ten_milliseconds() {
    assertThat(severity(calls(0, 0, 0, warm(), 11 * MILLI), Kind.GENERATOR_BOUND))
        .isEqualTo(Severity.VOID);
    assertThat(gates(StartKind.WARM, calls(0, 0, 0, warm(), 9 * MILLI))).isEmpty();
  }

  @Test
  void one_late_call_of_a_few_is_no_proof() {
    Times response = new Times(Tally.of(Map.of(100 * MILLI, 87L)), 0);
    Times lateness = new Times(Tally.of(Map.of(0L, 86L, 40 * MILLI, 1L)), 0);
    Calls calls =
        new Calls(
            87,
            0,
            0,
            0,
            Map.of(StartKind.WARM, 87L),
            Set.of(),
            Stages.NONE,
            response,
            response,
            lateness);
    assertThat(gates(StartKind.WARM, calls)).isEmpty();
  }

  @Test
  void few_cold_starts_spoil_a_warm_series() {
    Calls calls = calls(0, 0, 0, Map.of(StartKind.WARM, SENT - 2, StartKind.COLD, 2L), 0);
    List<Gate> gates = gates(StartKind.WARM, calls);
    assertThat(gates).extracting(Gate::severity).containsExactly(Severity.VOID);
    assertThat(gates.get(0).message()).contains("cold starts and not warm").contains("80.0 times");
  }

  @Test
  void few_warm_starts_do_not_spoil_a_cold_series() {
    Calls calls = calls(0, 0, 0, Map.of(StartKind.COLD, SENT - 20, StartKind.WARM, 20L), 0);
    assertThat(gates(StartKind.COLD, calls))
        .extracting(Gate::severity)
        .containsExactly(Severity.NOTE);
  }

  @Test
  void energy_of_wrong_starts_is_taken_from_the_run_itself() {
    Calls calls = calls(0, 0, 0, Map.of(StartKind.WARM, SENT - 20, StartKind.COLD, 20L), 0);
    CellTrials warm = cell(StartKind.WARM, calls, 1);
    CellTrials cold = cell(StartKind.COLD, calls, 3);
    List<Gate> gates = new CallGates(warm, Map.of(StartKind.COLD, cold)).all();
    assertThat(gates.get(0).message()).contains("at 3.00 times the energy");
    assertThat(gates.get(0).severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void starts_that_cannot_be_told_are_noted() {
    Calls calls = calls(0, 0, 0, Map.of(StartKind.WARM, SENT / 2), 0);
    List<Gate> gates = gates(StartKind.WARM, calls);
    assertThat(gates).extracting(Gate::severity).containsExactly(Severity.NOTE);
    assertThat(gates.get(0).message()).contains("50 %").contains("could not be told");
  }

  @Test
  void what_the_platform_says_of_its_starts_is_passed_on() {
    CellTrials evicting = cell(StartKind.COLD, calls(0, 0, 0, cold(), 0), 1, "with evictions");
    CellTrials shortened = cell(StartKind.COLD, calls(0, 0, 0, cold(), 0), 1, "room for 3");
    assertThat(new CallGates(evicting, Map.of()).all())
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.WITH_EVICTIONS, Severity.LIMITS));
    assertThat(new CallGates(shortened, Map.of()).all())
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.SHORTENED, Severity.NOTE));
  }

  private static Map<StartKind, Long> warm() {
    return Map.of(StartKind.WARM, SENT);
  }

  private static Map<StartKind, Long> cold() {
    return Map.of(StartKind.COLD, SENT);
  }

  private static Severity severity(Calls calls, Kind kind) {
    return gates(StartKind.WARM, calls).stream()
        .filter(gate -> gate.kind() == kind)
        .findFirst()
        .orElseThrow()
        .severity();
  }

  private static List<Gate> gates(StartKind planned, Calls calls) {
    return new CallGates(cell(planned, calls, 1), Map.of()).all();
  }

  private static Calls calls(
      long failed, long throttled, long dropped, Map<StartKind, Long> starts, long lateNanos) {
    Times response = new Times(Tally.of(Map.of(20 * MILLI, SENT)), 0);
    Times lateness = new Times(Tally.of(Map.of(0L, SENT - 200, lateNanos + 1, 200L)), 0);
    return new Calls(
        SENT,
        failed,
        throttled,
        dropped,
        starts,
        Set.of(),
        Stages.NONE,
        response,
        response,
        lateness);
  }

  private static CellTrials cell(StartKind start, Calls calls, double joules) {
    return cell(start, calls, joules, "");
  }

  private static CellTrials cell(StartKind start, Calls calls, double joules, String limitation) {
    StudyFacts.PlannedCell cell =
        new StudyFacts.PlannedCell("p/w/" + start.key() + "/l", "p", "w", start, "l");
    TrialEnergy energy =
        new TrialEnergy.Known(
            Quality.MEASURED,
            2 * joules * SENT,
            1,
            joules * SENT,
            new NetEnergyUncertainty(0, 0, 0, 0),
            true);
    StepRecord step =
        new StepRecord(
            new StepKey(0, cell.id(), "measure", 0),
            0,
            0,
            0,
            1_000_000_000,
            Instant.EPOCH,
            limitation.isEmpty() ? Map.of() : Map.of("limitation", limitation));
    return new CellTrials(
        cell,
        List.of(new Trial(step, cell, calls, energy)),
        Set.of(Quality.MEASURED),
        Set.of(),
        new IdleNoise(0, 0),
        1);
  }
}
