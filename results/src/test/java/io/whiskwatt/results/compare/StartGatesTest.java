package io.whiskwatt.results.compare;

import static io.whiskwatt.results.compare.SampleTrials.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.StartDoubt;
import io.whiskwatt.results.compare.Gate.Kind;
import io.whiskwatt.results.compare.Gate.Severity;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.StartCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartGatesTest {
  private static final Calls TWO_COLD = wrong(StartKind.WARM, StartKind.COLD, 2);

  @Test
  void starts_as_planned_pass() {
    assertThat(gates(StartKind.WARM, SampleTrials.sound())).isEmpty();
  }

  @Test
  void few_cold_starts_spoil_a_warm_trial() {
    List<Gate> gates = gates(StartKind.WARM, TWO_COLD);
    assertThat(gates).extracting(Gate::severity).containsExactly(Severity.VOID);
    assertThat(gates.get(0).message())
        .contains("0.02 % were cold starts (at 80.0 times the energy) and not warm")
        .contains("in 1 of 1 trials");
  }

  @Test
  void trial_is_judged_by_itself_and_left_out() {
    CellTrials cell = SampleTrials.cell(StartKind.WARM, 1, "", trials(TWO_COLD, 1, 9));
    WrongStarts wrong = new WrongStarts(cell, Map.of());
    assertThat(wrong.spoiled()).containsExactly(cell.trials().get(0));
    assertThat(wrong.canBeLeftOut()).isTrue();
    Gate gate = StartGates.of(cell.without(wrong.spoiled()), wrong).get(0);
    assertThat(gate.severity()).isEqualTo(Severity.LIMITS);
    assertThat(gate.message()).contains("in 1 of 10 trials, which are void and left out");
  }

  @Test
  void one_void_trial_more_than_a_tenth_voids_the_verdict() {
    CellTrials cell = SampleTrials.cell(StartKind.WARM, 1, "", trials(TWO_COLD, 2, 9));
    assertThat(gates(cell, Map.of()))
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.START_NOT_AS_PLANNED, Severity.VOID));
  }

  @Test
  void wrong_starts_of_one_trial_are_not_thinned_out_by_the_others() {
    Calls spoiled = wrong(StartKind.WARM, StartKind.COLD, 5);
    CellTrials cell = SampleTrials.cell(StartKind.WARM, 1, "", trials(spoiled, 1, 99));
    assertThat(new WrongStarts(cell, Map.of()).spoiled()).hasSize(1);
  }

  @Test
  void few_warm_starts_do_not_spoil_a_cold_series() {
    assertThat(gates(StartKind.COLD, wrong(StartKind.COLD, StartKind.WARM, 20)))
        .extracting(Gate::severity)
        .containsExactly(Severity.NOTE);
  }

  @Test
  void many_warm_starts_spoil_a_cold_series_although_they_take_less() {
    Calls calls = wrong(StartKind.COLD, StartKind.WARM, 300);
    CellTrials cold = SampleTrials.cell(StartKind.COLD, 8, "", List.of(calls));
    CellTrials warm = SampleTrials.cell(StartKind.WARM, 0.1, "", List.of(SampleTrials.sound()));
    assertThat(gates(cold, Map.of(StartKind.WARM, warm)))
        .extracting(Gate::severity)
        .containsExactly(Severity.VOID);
  }

  @Test
  void energy_of_wrong_starts_is_taken_from_the_run_itself() {
    Calls calls = wrong(StartKind.WARM, StartKind.COLD, 20);
    CellTrials warm = SampleTrials.cell(StartKind.WARM, 1, "", List.of(calls));
    CellTrials cold = SampleTrials.cell(StartKind.COLD, 3, "", List.of(calls));
    List<Gate> gates = gates(warm, Map.of(StartKind.COLD, cold));
    assertThat(gates.get(0).message()).contains("at 3.00 times the energy");
    assertThat(gates.get(0).severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void starts_that_cannot_be_told_limit_and_say_why() {
    StartCounts starts =
        new StartCounts(
            Map.of(StartKind.COLD, SENT / 2),
            SENT / 2,
            Map.of(StartDoubt.COLD_OR_PREWARMED, SENT / 2),
            0,
            0);
    List<Gate> gates = gates(StartKind.COLD, SampleTrials.starts(starts));
    assertThat(gates)
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.START_NOT_AS_PLANNED, Severity.LIMITS));
    assertThat(gates.get(0).message())
        .contains("50 %", "could not be told", StartDoubt.COLD_OR_PREWARMED.words() + " (5000)");
  }

  @Test
  void witnesses_that_contradict_each_other_limit_above_one_percent() {
    assertThat(contradicted(101).severity()).isEqualTo(Severity.LIMITS);
    assertThat(contradicted(100).severity()).isEqualTo(Severity.NOTE);
    assertThat(contradicted(100).message())
        .contains("1 % of", StartDoubt.NEW_INSTANCE_WITHOUT_INIT.words() + " (100)");
  }

  private static Gate contradicted(long count) {
    StartCounts starts =
        new StartCounts(
            Map.of(StartKind.WARM, SENT),
            0,
            Map.of(StartDoubt.NEW_INSTANCE_WITHOUT_INIT, count),
            count,
            0);
    List<Gate> gates = gates(StartKind.WARM, SampleTrials.starts(starts));
    assertThat(gates).extracting(Gate::kind).containsExactly(Kind.START_WITNESSES_DISAGREE);
    return gates.get(0);
  }

  @Test
  void action_without_envelope_is_told_what_it_does_not_prove() {
    StartCounts starts = new StartCounts(Map.of(StartKind.WARM, SENT), 0, Map.of(), 0, SENT);
    List<Gate> gates = gates(StartKind.WARM, SampleTrials.starts(starts));
    assertThat(gates)
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.NO_ENVELOPE, Severity.NOTE));
    assertThat(gates.get(0).message()).startsWith("100 % of the replies").contains("not proven");
  }

  private static Calls wrong(StartKind planned, StartKind other, long count) {
    return SampleTrials.starts(SampleTrials.started(Map.of(planned, SENT - count, other, count)));
  }

  private static List<Calls> trials(Calls spoiled, int howMany, int sound) {
    List<Calls> trials = new ArrayList<>(Collections.nCopies(howMany, spoiled));
    trials.addAll(Collections.nCopies(sound, SampleTrials.sound()));
    return trials;
  }

  private static List<Gate> gates(StartKind planned, Calls calls) {
    return gates(SampleTrials.cell(planned, calls), Map.of());
  }

  private static List<Gate> gates(CellTrials cell, Map<StartKind, CellTrials> siblings) {
    return StartGates.of(cell, new WrongStarts(cell, siblings));
  }
}
