package io.whiskwatt.results.compare;

import static io.whiskwatt.results.compare.SampleTrials.MILLI;
import static io.whiskwatt.results.compare.SampleTrials.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.results.compare.Gate.Kind;
import io.whiskwatt.results.compare.Gate.Severity;
import io.whiskwatt.results.stats.Tally;
import io.whiskwatt.results.trial.Calls;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Outcomes;
import io.whiskwatt.results.trial.Stages;
import io.whiskwatt.results.trial.StartCounts;
import io.whiskwatt.results.trial.Times;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallGatesTest {
  @Test
  void sound_calls_pass() {
    assertThat(gates(SampleTrials.sound())).isEmpty();
  }

  @Test
  void failures_void_above_one_percent_and_are_noted_below() {
    assertThat(severity(SampleTrials.outcomes(101, 0, 0, 0), Kind.ERROR_RATE))
        .isEqualTo(Severity.VOID);
    assertThat(severity(SampleTrials.outcomes(100, 0, 0, 0), Kind.ERROR_RATE))
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void failures_are_told_by_kind_the_most_frequent_first() {
    Outcomes outcomes =
        new Outcomes(
            Map.of(
                OutcomeKind.SUCCESS,
                195L,
                OutcomeKind.TRUNCATED,
                2L,
                OutcomeKind.UNANSWERED,
                3L,
                OutcomeKind.DROPPED,
                1L));
    StartCounts warm = SampleTrials.started(Map.of(StartKind.WARM, 195L));
    Times none = new Times(Tally.of(Map.of()), 0);
    Gate gate = gates(SampleTrials.calls(outcomes, warm, Stages.NONE, none, none)).get(0);
    assertThat(gate.kind()).isEqualTo(Kind.ERROR_RATE);
    assertThat(gate.message())
        .startsWith("2.5 % of the invocations of ")
        .endsWith(" failed: 3 of 200 unanswered, 2 truncated; a verdict allows 1 %.");
  }

  @Test
  void refusals_by_a_limit_void_above_a_thousandth() {
    assertThat(severity(SampleTrials.outcomes(11, 11, 0, 0), Kind.THROTTLED))
        .isEqualTo(Severity.VOID);
    assertThat(severity(SampleTrials.outcomes(10, 10, 0, 0), Kind.THROTTLED))
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void replies_that_came_before_the_result_are_no_failures_and_void_above_one_percent() {
    assertThat(gates(SampleTrials.outcomes(0, 0, 101, 0)))
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.RESPONSE_UNKNOWN, Severity.VOID));
    assertThat(gates(SampleTrials.outcomes(0, 0, 1, 0)))
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.RESPONSE_UNKNOWN, Severity.LIMITS));
  }

  @Test
  void arrivals_that_were_never_sent_void_above_one_percent() {
    assertThat(severity(SampleTrials.outcomes(0, 0, 0, 102), Kind.GENERATOR_BOUND))
        .isEqualTo(Severity.VOID);
    assertThat(gates(SampleTrials.outcomes(0, 0, 0, 100))).isEmpty();
  }

  @Test
  void late_sending_voids_beyond_ten_milliseconds() {
    assertThat(severity(SampleTrials.late(11 * MILLI), Kind.GENERATOR_BOUND))
        .isEqualTo(Severity.VOID);
    assertThat(gates(SampleTrials.late(9 * MILLI))).isEmpty();
  }

  @Test
  void one_late_call_of_a_few_is_no_proof() {
    Times response = new Times(Tally.of(Map.of(100 * MILLI, 87L)), 0);
    Times lateness = new Times(Tally.of(Map.of(0L, 86L, 40 * MILLI, 1L)), 0);
    StartCounts warm = SampleTrials.started(Map.of(StartKind.WARM, 87L));
    Calls calls =
        SampleTrials.calls(SampleTrials.succeeded(87), warm, Stages.NONE, response, lateness);
    assertThat(gates(calls)).isEmpty();
  }

  @Test
  void negative_waits_are_said_with_the_lowest_of_them() {
    Stages stages = new Stages(SENT, 100, 20, 0, 80, 0, 300, -0.012);
    Times none = new Times(Tally.of(Map.of()), 0);
    Calls calls =
        SampleTrials.calls(SampleTrials.succeeded(SENT), StartCounts.NONE, stages, none, none);
    List<Gate> gates = gates(calls);
    assertThat(gates)
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.NEGATIVE_WAIT, Severity.NOTE));
    assertThat(gates.get(0).message()).startsWith("3 % of").contains("down to −12.0 ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"with evictions", "with evictions possible: 3 of 8 sandboxes fit beside others"})
  void evictions_limit(String text) {
    assertThat(saying(text))
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.WITH_EVICTIONS, Severity.LIMITS));
    assertThat(saying(text).get(0).message()).endsWith("said: " + text + ".");
  }

  @Test
  void fewer_starts_than_asked_for_are_noted() {
    assertThat(saying("room for 3"))
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.SHORTENED, Severity.NOTE));
  }

  private static List<Gate> saying(String limitation) {
    CellTrials cell =
        SampleTrials.cell(StartKind.WARM, 1, limitation, List.of(SampleTrials.sound()));
    return new CallGates(cell).all();
  }

  private static Severity severity(Calls calls, Kind kind) {
    return gates(calls).stream()
        .filter(gate -> gate.kind() == kind)
        .findFirst()
        .orElseThrow()
        .severity();
  }

  private static List<Gate> gates(Calls calls) {
    return new CallGates(SampleTrials.cell(StartKind.WARM, calls)).all();
  }
}
