package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.Price;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.SyntheticMachine.Beside;
import io.whiskwatt.results.compare.SyntheticRun.Truth;
import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.finding.KeepAlive;
import io.whiskwatt.results.finding.StartCost;
import io.whiskwatt.results.finding.Steadiness;
import io.whiskwatt.results.store.RunData;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a run beyond ratios, against its truth: cold 8 J, warm 0.1 J, idle 10 W. */
class FindingsTest {
  @TempDir private Path folder;

  private static SyntheticRun run() {
    return SyntheticRun.of(StartKind.COLD, StartKind.WARM)
        .platform("a/cold", new Truth(8, 0.02, 40, 0.01))
        .platform("a/warm", new Truth(0.1, 0.02, 40, 0.01));
  }

  private Findings findings(SyntheticRun run) {
    return comparison(run, Factors.NONE).findings();
  }

  private Comparison comparison(SyntheticRun run, Factors factors) {
    return Analysis.of(RunData.read(run.write(folder.resolve("run"))), factors);
  }

  private StartCost start(SyntheticRun run) {
    Findings findings = findings(run);
    assertThat(findings.starts()).hasSize(1);
    return findings.starts().get(0);
  }

  @Test
  void energy_of_a_cold_start_is_that_of_cold_less_warm() {
    StartCost cost = start(run());
    assertThat(cost.blocks()).isEqualTo(12);
    assertThat(cost.coldStartJoules().contains(7.9)).isTrue();
    assertThat(cost.coldStartJoules().value()).isCloseTo(7.9, within(0.2));
    assertThat(cost.keepAlive()).isEmpty();
    assertThat(cost.limits()).hasSize(2);
    assertThat(cost.sentence()).contains("A cold start of hello@256MB on a takes", "J (95 %");
  }

  @Test
  void idle_power_of_other_windows_does_not_get_into_it() {
    SyntheticRun slower = run().platform("a/cold", new Truth(8, 0.02, 10, 0.01));
    StartCost cost = start(slower);
    assertThat(cost.coldStartJoules().contains(7.9)).isTrue();
    assertThat(cost.limits()).anyMatch(limit -> limit.contains("difference of net energies"));
  }

  @Test
  void a_waiting_sandbox_and_the_break_even_time_are_found() {
    StartCost cost = start(run().pool(new SyntheticPool(4, 0.5, 4)));
    KeepAlive kept = cost.keepAlive().orElseThrow();
    assertThat(kept.sandboxes()).isEqualTo(4);
    assertThat(kept.blocks()).isEqualTo(12);
    assertThat(kept.wattsPerSandbox().contains(0.5)).isTrue();
    assertThat(kept.wattsPerSandbox().value()).isCloseTo(0.5, within(0.01));
    assertThat(kept.breakEvenSeconds().contains(15.8)).isTrue();
    assertThat(kept.breakEvenSeconds().high()).isLessThan(17);
    assertThat(cost.sentence()).contains("kept for longer than 15.");
  }

  @Test
  void curve_begins_at_nothing_and_reaches_beyond_the_break_even_time() {
    KeepAlive kept = start(run().pool(new SyntheticPool(4, 0.5, 4))).keepAlive().orElseThrow();
    assertThat(kept.curve().get(0).keptJoules().value()).isZero();
    KeepAlive.Point last = kept.curve().get(kept.curve().size() - 1);
    assertThat(last.idleSeconds()).isGreaterThan(kept.breakEvenSeconds().high());
    assertThat(last.keptJoules().value() / last.idleSeconds())
        .isCloseTo(kept.wattsPerSandbox().value(), within(1e-12));
  }

  @Test
  void power_that_is_not_separated_from_zero_leaves_the_time_without_an_end() {
    StartCost cost = start(run().pool(new SyntheticPool(4, 0, 4)));
    KeepAlive kept = cost.keepAlive().orElseThrow();
    assertThat(kept.breakEvenSeconds().low()).isGreaterThan(100);
    assertThat(kept.breakEvenSeconds().high()).isInfinite();
    assertThat(cost.sentence()).contains("not separated from zero", "at least");
  }

  @Test
  void windows_whose_sandboxes_did_not_all_wait_are_left_out_and_counted() {
    StartCost cost = start(run().pool(new SyntheticPool(4, 0.5, 1)));
    assertThat(cost.keepAlive().orElseThrow().blocks()).isEqualTo(6);
    assertThat(cost.keepAlive().orElseThrow().wattsPerSandbox().contains(0.5)).isTrue();
    assertThat(cost.limits())
        .anyMatch(limit -> limit.contains("6 of 12 idle windows not all of the 4 sandboxes"));
  }

  private static double inTotal(EnergyBalance balance) {
    return balance.unexplainedJoules()
        + balance.parts().stream()
            .filter(EnergyBalance.Part::inTotal)
            .mapToDouble(EnergyBalance.Part::joules)
            .sum();
  }

  private static double joules(EnergyBalance balance, String of) {
    return balance.parts().stream()
        .filter(part -> part.of().equals(of))
        .findFirst()
        .orElseThrow()
        .joules();
  }

  @Test
  void a_balance_closes_to_the_microjoule_and_names_who_used_the_energy() {
    Comparison comparison = comparison(run().beside(Beside.QUIET), Factors.NONE);
    EnergyBalance cold = comparison.findings().balances().get(0);
    double gross = comparison.cells().get(0).energy().orElseThrow().grossJoules().value();
    assertThat(inTotal(cold)).isCloseTo(cold.totalJoules(), within(1e-9));
    assertThat(cold.totalJoules()).isCloseTo(gross, within(1e-6));
    assertThat(joules(cold, "idle")).isCloseTo(1, within(0.02));
    assertThat(joules(cold, "function")).isCloseTo(8 / 1.1, within(0.2));
    assertThat(joules(cold, "generator")).isCloseTo(0.8 / 1.1, within(0.02));
    assertThat(cold.closes()).isTrue();
  }

  @Test
  void a_balance_without_usage_knows_idle_and_net_energy() {
    EnergyBalance warm = findings(run()).balances().get(1);
    assertThat(warm.parts()).extracting(EnergyBalance.Part::of).containsExactly("idle", "net");
    assertThat(joules(warm, "net")).isCloseTo(0.1, within(0.01));
    assertThat(inTotal(warm)).isCloseTo(warm.totalJoules(), within(1e-9));
  }

  @Test
  void a_million_invocations_are_grams_and_money_of_gross_energy() {
    Factors factors = new Factors(OptionalDouble.of(380), Optional.of(new Price(0.3, "EUR")));
    Footprint cold = comparison(run(), factors).findings().footprints().get(0);
    Footprint.PerMillion million = cold.perMillion().orElseThrow();
    // 9 J each are 2.5 kWh for a million.
    assertThat(million.grams().orElseThrow().value()).isCloseTo(950, within(15.0));
    assertThat(million.cost().orElseThrow().value()).isCloseTo(0.75, within(0.012));
    assertThat(million.currency()).isEqualTo("EUR");
    assertThat(cold.limits()).anyMatch(limit -> limit.contains("processors and memory alone"));
  }

  @Test
  void energy_times_delay_is_of_block_means() {
    Footprint cold = findings(run()).footprints().get(0);
    assertThat(cold.perMillion()).isEmpty();
    assertThat(cold.atObjective()).isEmpty();
    assertThat(cold.medianSeconds().value()).isCloseTo(0.01, within(0.0005));
    assertThat(cold.energyDelayJouleSeconds().value()).isCloseTo(0.08, within(0.002));
    assertThat(cold.energyDelayJouleSeconds().bounded()).isTrue();
  }

  @Test
  void a_run_that_held_still_is_said_to_and_one_that_warmed_is_not() {
    Findings warming = findings(run().beside(new Beside(0.02, 0, 0.2, 0)));
    assertThat(warming.steadiness())
        .filteredOn(found -> found.kind() == Steadiness.Kind.TEMPERATURE)
        .singleElement()
        .satisfies(found -> assertThat(found.steady()).isFalse())
        .satisfies(found -> assertThat(found.sentence()).contains("hotter", "draws more"));
    assertThat(warming.steadiness())
        .filteredOn(found -> found.kind() == Steadiness.Kind.FREQUENCY)
        .allMatch(Steadiness::steady);
    assertThat(warming.steadiness())
        .filteredOn(found -> found.kind() == Steadiness.Kind.WARM_UP)
        .hasSize(2)
        .allMatch(Steadiness::steady);
  }

  @Test
  void summary_has_all_of_it() {
    Factors factors = new Factors(OptionalDouble.of(380), Optional.of(new Price(0.3, "EUR")));
    String json =
        SummaryJson.text(
            comparison(run().pool(new SyntheticPool(4, 0.5, 4)).beside(Beside.QUIET), factors));
    assertThat(json)
        .contains("\"cold_start_joules\"", "\"break_even_seconds\"", "\"watts_per_sandbox\"")
        .contains("\"energy_balances\"", "\"unexplained_joules\"", "\"carbon_grams\"")
        .contains("\"energy_delay_joule_seconds\"", "\"steadiness\"", "\"EUR\"");
  }
}
