package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.SyntheticMachine.Beside;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import io.whiskwatt.results.store.RunData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of what its machine did, against what it did. */
class UsageTest {
  @TempDir private Path folder;
  private SyntheticRun run;

  @BeforeEach
  void two_platforms() {
    run =
        SyntheticRun.of(StartKind.WARM)
            .platform("a", new Truth(0.5, 0.01, 40, 0.01))
            .platform("b", new Truth(1.0, 0.01, 40, 0.01));
  }

  private Comparison analysed(Beside work) {
    return Analysis.of(RunData.read(run.beside(work).write(folder.resolve("run"))));
  }

  private static CellUsage usage(Comparison comparison, int cell) {
    return comparison.usage(comparison.cells().get(cell).id()).orElseThrow();
  }

  private static CellUsage.Row row(CellUsage usage, ProcessGroup group) {
    return usage.rows().stream().filter(row -> row.group() == group).findFirst().orElseThrow();
  }

  private static List<Gate.Kind> gates(Comparison comparison) {
    return comparison.gates().stream().map(Gate::kind).toList();
  }

  @Test
  void cpu_time_per_invocation_is_found() {
    Comparison comparison = analysed(Beside.QUIET);
    // 0.5 J at 10 W a processor is 50 ms, and the generator takes a tenth of that.
    CellUsage usage = usage(comparison, 0);
    assertThat(row(usage, ProcessGroup.FUNCTION).cpuSeconds().value())
        .isCloseTo(0.05, within(0.001));
    assertThat(row(usage, ProcessGroup.GENERATOR).cpuSeconds().value())
        .isCloseTo(0.005, within(0.0001));
    assertThat(row(usage, ProcessGroup.OTHER).cpuSeconds().value())
        .isCloseTo(0.02 * 4 / 40, within(0.0001));
    assertThat(usage.busyProcessors()).isCloseTo(0.57, within(0.01));
  }

  /** 5 ms of 57 for each invocation of one cell, 10 of 112 for each of the other. */
  @Test
  void what_sending_took_is_said() {
    assertThat(analysed(Beside.QUIET).gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.OWN_COST)
        .singleElement()
        .satisfies(gate -> assertThat(gate.severity()).isEqualTo(Gate.Severity.NOTE))
        .satisfies(
            gate -> assertThat(gate.message()).contains("8.9 % went into sending", "and 0 % into"));
  }

  @Test
  void attributed_energy_adds_up_to_the_net_energy_of_the_cell() {
    Comparison comparison = analysed(Beside.QUIET);
    for (int i = 0; i < 2; i++) {
      CellUsage usage = usage(comparison, i);
      double net = comparison.cells().get(i).energy().orElseThrow().netJoules().value();
      assertThat(usage.attributed()).isEqualTo(12);
      assertThat(usage.joules()).isCloseTo(net, within(1e-6));
      assertThat(row(usage, ProcessGroup.FUNCTION).joules()).isCloseTo(net / 1.1, within(0.002));
      assertThat(row(usage, ProcessGroup.OTHER).joules()).isCloseTo(0, within(0.002));
    }
  }

  @Test
  void steady_work_of_others_is_idle_and_is_attributed_nothing() {
    CellUsage usage = usage(analysed(new Beside(0.5, 0, 0, 0)), 0);
    assertThat(row(usage, ProcessGroup.OTHER).cpuSeconds().value()).isCloseTo(0.05, within(0.001));
    assertThat(row(usage, ProcessGroup.OTHER).joules()).isCloseTo(0, within(0.002));
  }

  @Test
  void memory_of_a_sandbox_is_told_idle_and_busy_with_its_parts() {
    CellUsage usage = usage(analysed(Beside.QUIET), 0);
    assertThat(row(usage, ProcessGroup.FUNCTION).busyBytes()).isCloseTo(60e6, within(1e6));
    assertThat(row(usage, ProcessGroup.SHIM).busyBytes()).isCloseTo(10e6, within(1e6));
    assertThat(usage.busyBytes()).isCloseTo(70e6, within(1e6));
    assertThat(row(usage, ProcessGroup.GENERATOR).busyBytes()).isNaN();
  }

  @Test
  void a_quiet_machine_raises_no_gate() {
    assertThat(gates(analysed(Beside.QUIET)))
        .doesNotContain(
            Gate.Kind.FOREIGN_LOAD_IN_IDLE,
            Gate.Kind.STEAL,
            Gate.Kind.THERMAL_DRIFT,
            Gate.Kind.GOVERNOR_NOT_FIXED);
  }

  @Test
  void a_machine_that_is_saturated_all_the_time_is_not_idle() {
    Comparison comparison = analysed(new Beside(1.9, 0, 0, 0));
    assertThat(comparison.gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.FOREIGN_LOAD_IN_IDLE)
        .singleElement()
        .extracting(Gate::message)
        .asString()
        .contains("1.90 processors", "up to 0.100");
  }

  @Test
  void time_that_a_hypervisor_kept_is_a_gate() {
    assertThat(gates(analysed(new Beside(0.02, 0.1, 0, 0)))).contains(Gate.Kind.STEAL);
  }

  @Test
  void a_machine_that_warms_is_a_gate() {
    assertThat(gates(analysed(new Beside(0.02, 0, 0.2, 0)))).contains(Gate.Kind.THERMAL_DRIFT);
  }

  @Test
  void a_governor_that_was_changed_is_a_gate() {
    assertThat(analysed(new Beside(0.02, 0, 0, 2)).gates())
        .filteredOn(gate -> gate.kind() == Gate.Kind.GOVERNOR_NOT_FIXED)
        .singleElement()
        .extracting(Gate::message)
        .asString()
        .contains("2 times");
  }

  @Test
  void a_resumed_run_is_analysed_session_by_session() {
    run.killedAfterTrialsOf(5);
    CellUsage usage = usage(analysed(Beside.QUIET), 1);
    assertThat(usage.trials()).isGreaterThanOrEqualTo(10);
    assertThat(row(usage, ProcessGroup.FUNCTION).cpuSeconds().value())
        .isCloseTo(0.1, within(0.002));
  }

  @Test
  void a_run_without_usage_says_nothing_of_it() {
    Comparison comparison = Analysis.of(RunData.read(run.write(folder.resolve("run"))));
    assertThat(comparison.usage()).isEmpty();
    assertThat(SummaryJson.text(comparison)).doesNotContain("\"usage\"");
  }

  @Test
  void summary_has_every_group() {
    String json = SummaryJson.text(analysed(Beside.QUIET));
    assertThat(json).contains("\"attributed_net_energy_joules\"", "\"function\"", "\"generator\"");
  }
}
