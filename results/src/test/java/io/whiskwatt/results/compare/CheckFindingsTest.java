package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import io.whiskwatt.results.compare.SyntheticSecond.Second;
import io.whiskwatt.results.trial.CheckedSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFindingsTest {
  /** 4 W and 8 W above 10 W of idle. */
  private static final Truth LITTLE = new Truth(0.4, 0.02, 40, 0.05);

  private static final Truth MUCH = new Truth(0.8, 0.02, 40, 0.05);

  @TempDir private Path folder;

  @Test
  void a_check_that_agrees_says_so_and_sets_no_gate() {
    Comparison comparison = comparison(Second.of(1.02, 0.5, 0.3));
    CheckFinding finding = only(comparison);
    assertThat(finding.slope().value()).isCloseTo(1.02, within(0.03));
    assertThat(finding.slope().low()).isLessThan(1.02);
    assertThat(finding.interceptWatts().value()).isCloseTo(0.5, within(0.5));
    assertThat(finding.squared()).isGreaterThan(0.99);
    assertThat(finding.sentence()).contains("agrees").contains("not that RAPL is right");
    assertThat(gate(comparison)).isEmpty();
  }

  @Test
  void all_windows_are_compared_idle_ones_too_once_for_platforms_that_share_both_sources() {
    CheckFinding finding = only(comparison(Second.of(1, 0, 0)));
    assertThat(finding.platforms()).containsExactly("runc", "kata");
    assertThat(finding.points()).filteredOn(CheckFinding.Point::idle).hasSize(9);
    assertThat(finding.points()).filteredOn(point -> !point.idle()).hasSize(16);
    assertThat(finding.lost()).isZero();
    assertThat(finding.points())
        .allSatisfy(
            point ->
                assertThat(point.checkJoules())
                    .isCloseTo(point.joules(), within(6 * point.uncertaintyJoules() + 1e-3)));
  }

  @Test
  void a_slope_that_is_off_limits_what_is_concluded() {
    Gate gate = gate(comparison(Second.of(1.3, 0, 0.1))).orElseThrow();
    assertThat(gate.severity()).isEqualTo(Gate.Severity.LIMITS);
    assertThat(gate.message())
        .contains("The check of the energy of runc, kata (kepler beside simulated)")
        .contains("1.30 W for each W of it")
        .contains("off by more than 10 %");
  }

  @Test
  void a_check_that_does_not_follow_is_told_by_its_r_squared() {
    Gate gate = gate(comparison(Second.of(0.2, 30, 8))).orElseThrow();
    assertThat(gate.severity()).isEqualTo(Gate.Severity.LIMITS);
    assertThat(gate.message()).contains("does not follow it: r² is 0.");
  }

  @Test
  void a_check_of_another_scope_is_only_worth_knowing() {
    Gate gate = gate(comparison(new Second(1.4, 8, 0, SyntheticRun.NODE, "battery"))).orElseThrow();
    assertThat(gate.severity()).isEqualTo(Gate.Severity.NOTE);
    assertThat(gate.message()).contains("package against battery");
  }

  @Test
  void a_check_of_other_machines_is_not_compared() {
    Comparison comparison = comparison(new Second(1, 0, 0, new NodeId("another boot"), "package"));
    assertThat(only(comparison).points()).isEmpty();
    assertThat(gate(comparison).orElseThrow().message()).contains("reads other machines");
  }

  @Test
  void a_machine_known_by_its_address_is_compared_with_a_word_of_doubt() {
    Comparison comparison = comparison(new Second(1, 0, 0.1, NodeId.ofHost("worker-1"), "package"));
    CheckFinding finding = only(comparison);
    assertThat(finding.machines()).isEqualTo(CheckedSource.Machines.UNKNOWN);
    assertThat(finding.points()).hasSize(25);
    assertThat(finding.sentence()).contains("give its boot id");
  }

  @Test
  void windows_of_nearly_one_power_tell_nothing() {
    Truth nothing = new Truth(0.001, 0, 40, 0.05);
    Comparison comparison =
        Analysis.of(
            SyntheticRun.of(StartKind.WARM)
                .platform("runc", nothing)
                .check(Second.of(1, 0, 0))
                .blocks(4, 4)
                .write(folder.resolve("run")));
    Gate gate = gate(comparison).orElseThrow();
    assertThat(gate.severity()).isEqualTo(Gate.Severity.NOTE);
    assertThat(gate.message()).contains("drew nearly the same power");
  }

  @Test
  void no_number_of_the_verdict_changes_with_a_check() {
    Comparison plain = Analysis.of(run().write(folder.resolve("plain")));
    Comparison checked = comparison(Second.of(3, 100, 0));
    assertThat(checked.contrasts())
        .usingRecursiveComparison()
        .ignoringFields("gates")
        .isEqualTo(plain.contrasts());
    assertThat(checked.cells()).usingRecursiveComparison().isEqualTo(plain.cells());
    assertThat(plain.checks()).isEmpty();
  }

  @Test
  void a_run_that_goes_on_in_a_second_session_is_compared_in_both() {
    Path written =
        run().check(Second.of(1, 0, 0.1)).killedAfterTrialsOf(3).write(folder.resolve("run"));
    CheckFinding finding = only(Analysis.of(written));
    assertThat(finding.points()).extracting(CheckFinding.Point::session).contains(0, 1);
  }

  @Test
  void summary_holds_every_window_with_both_energies() throws IOException {
    Comparison comparison = comparison(Second.of(1, 0, 0.1));
    JsonNode check =
        new ObjectMapper().readTree(SummaryJson.text(comparison)).path("checks").path(0);
    assertThat(check.path("windows")).hasSize(25);
    assertThat(check.path("slope").path("value").doubleValue()).isCloseTo(1, within(0.05));
    assertThat(check.path("source").path("key").textValue()).isEqualTo("simulated");
    assertThat(check.path("check").path("provenance").textValue()).isEqualTo("a second simulation");
    assertThat(check.path("same_machines").textValue()).isEqualTo("same");
  }

  private static SyntheticRun run() {
    return SyntheticRun.of(StartKind.WARM)
        .platform("runc", LITTLE)
        .platform("kata", MUCH)
        .blocks(8, 8);
  }

  private Comparison comparison(Second second) {
    return Analysis.of(run().check(second).write(folder.resolve("run")));
  }

  private static CheckFinding only(Comparison comparison) {
    assertThat(comparison.checks()).hasSize(1);
    return comparison.checks().get(0);
  }

  private static Optional<Gate> gate(Comparison comparison) {
    List<Gate> gates =
        comparison.gates().stream()
            .filter(gate -> gate.kind() == Gate.Kind.CHECK_DISAGREES)
            .toList();
    assertThat(gates.size()).isLessThan(2);
    return gates.stream().findFirst();
  }
}
