package io.whiskwatt.rapl.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.rapl.junit.JupiterRun.Ended;
import io.whiskwatt.rapl.source.ZoneFolder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sample is run by a JUnit of its own, on counters that it moves itself. */
class BudgetExtensionTest {
  @TempDir Path directory;
  private JupiterRun jupiter = new JupiterRun(Map.of());

  @BeforeEach
  void make_a_socket() {
    ZoneFolder zones = ZoneFolder.in(directory.resolve("powercap"));
    zones.zone("intel-rapl:0", "package-0", 1_000_000);
    jupiter =
        new JupiterRun(
            Map.of(
                BudgetExtension.POWERCAP_ROOT,
                zones.root().toString(),
                BudgetSamples.TREE,
                zones.root().toString()));
  }

  @Test
  void method_within_its_budget_passes_and_tells_what_it_used() {
    Ended ended = jupiter.of(BudgetSamples.Energy.class, "takes_two_joules_within_three");
    assertThat(ended.outcome()).isEqualTo("SUCCESSFUL");
    assertThat(ended.reports().get("energy"))
        .startsWith("2.000 J ± ")
        .contains("per execution (mean of 1, measured by RAPL")
        .endsWith("the budget is 3.0 J");
  }

  @Test
  void method_above_its_budget_fails_with_the_number_and_what_it_is() {
    Ended ended = jupiter.of(BudgetSamples.Energy.class, "takes_two_joules_and_may_take_one");
    assertThat(ended.outcome()).isEqualTo("FAILED");
    assertThat(ended.message())
        .startsWith("2.000 J ± ")
        .contains("measured by RAPL", "the budget is 1.0 J");
  }

  @Test
  void budget_is_that_of_one_execution_and_warm_ups_are_not_in_it() {
    Ended ended = jupiter.of(BudgetSamples.Energy.class, "is_executed_twelve_times");
    assertThat(ended.outcome()).isEqualTo("SUCCESSFUL");
    assertThat(ended.reports().get("energy")).startsWith("2.000 J").contains("mean of 10");
    assertThat(ended.reports()).containsEntry("executions", "12");
  }

  @Test
  void failure_of_the_method_itself_comes_through() {
    Ended ended = jupiter.of(BudgetSamples.Energy.class, "fails_by_itself");
    assertThat(ended.outcome()).isEqualTo("FAILED");
    assertThat(ended.message()).isEqualTo("mine");
  }

  @Test
  void without_rapl_the_method_is_executed_and_skipped_with_the_reason() {
    Ended ended = withoutRapl().of(BudgetSamples.Energy.class, "takes_two_joules_within_three");
    assertThat(ended.outcome()).isEqualTo("ABORTED");
    assertThat(ended.message())
        .contains("the energy budget cannot be checked: RAPL cannot be read: ")
        .contains("nowhere: no such file");
    assertThat(ended.reports()).containsEntry("executions", "1");
  }

  @Test
  void without_rapl_a_failing_method_still_fails() {
    Ended ended = withoutRapl().of(BudgetSamples.Energy.class, "fails_by_itself");
    assertThat(ended.message()).isEqualTo("mine");
  }

  @Test
  void without_rapl_a_method_fails_where_that_is_asked_for() {
    Ended ended = withoutRapl().of(BudgetSamples.Energy.class, "needs_rapl");
    assertThat(ended.outcome()).isEqualTo("FAILED");
    assertThat(ended.message()).contains("the energy budget cannot be checked");
  }

  @Test
  void without_rapl_modelled_energy_is_labelled_as_such() {
    Ended ended = withoutRapl().of(BudgetSamples.Energy.class, "is_content_with_a_model");
    assertThat(ended.outcome()).isEqualTo("FAILED");
    assertThat(ended.message())
        .contains("modelled from CPU time, not measured")
        .doesNotContain("±")
        .endsWith("the budget is 1.0E-6 J");
  }

  @Test
  void configuration_decides_for_all_tests() {
    JupiterRun strict = withoutRapl().with(BudgetExtension.WITHOUT_RAPL, "fail");
    Ended ended = strict.of(BudgetSamples.Energy.class, "takes_two_joules_within_three");
    assertThat(ended.outcome()).isEqualTo("FAILED");
    JupiterRun wrong = withoutRapl().with(BudgetExtension.WITHOUT_RAPL, "maybe");
    assertThat(wrong.of(BudgetSamples.Energy.class, "needs_rapl").message())
        .contains("is \"maybe\"; write skip, fail or model");
  }

  @Test
  void missing_readings_are_no_proof_of_thrift() {
    Ended ended = jupiter.of(BudgetSamples.Energy.class, "loses_its_counter");
    assertThat(ended.outcome()).isEqualTo("ABORTED");
    assertThat(ended.message()).contains("cannot be checked", "ZONE_VANISHED");
  }

  @Test
  void cpu_budget_needs_no_rapl() {
    Ended ended = withoutRapl().of(BudgetSamples.Cpu.class, "spins_for_far_too_long");
    assertThat(ended.outcome()).isEqualTo("FAILED");
    assertThat(ended.message()).contains("ms of CPU time per execution", "the budget is 5.0 ms");
    assertThat(withoutRapl().of(BudgetSamples.Cpu.class, "does_nothing_much").outcome())
        .isEqualTo("SUCCESSFUL");
  }

  @Test
  void both_budgets_hold_for_the_same_executions() {
    Ended ended = jupiter.of(BudgetSamples.Both.class, "is_of_a_class_with_budgets");
    assertThat(ended.outcome()).isEqualTo("SUCCESSFUL");
    assertThat(ended.reports()).containsEntry("executions", "3").containsKeys("cpu", "energy");
    assertThat(withoutRapl().of(BudgetSamples.Both.class, "spins").outcome()).isEqualTo("FAILED");
  }

  @Test
  void parameterized_methods_are_held_to_it_each() {
    Ended ended = jupiter.of(BudgetSamples.Energy.class, "takes_as_much_as_it_is_told");
    assertThat(ended.outcomes()).containsExactly("SUCCESSFUL", "FAILED");
  }

  @Test
  void budget_of_nothing_makes_no_sense() {
    Ended ended = jupiter.of(BudgetSamples.Cpu.class, "has_no_budget_at_all");
    assertThat(ended.message()).contains("a budget is above 0");
  }

  private JupiterRun withoutRapl() {
    return jupiter.with(BudgetExtension.POWERCAP_ROOT, directory.resolve("nowhere").toString());
  }
}
