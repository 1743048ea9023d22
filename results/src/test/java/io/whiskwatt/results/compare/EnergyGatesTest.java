package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.Gate.Kind;
import io.whiskwatt.results.compare.Gate.Severity;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Metered;
import io.whiskwatt.results.trial.Trial;
import io.whiskwatt.results.trial.TrialEnergy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyGatesTest {
  private final Set<ZoneFacts> zones = new LinkedHashSet<>();
  private OptionalInt sockets = OptionalInt.empty();

  @Test
  void packages_and_their_memory_of_both_sockets_are_the_machine() {
    sockets = OptionalInt.of(2);
    summed("package-0").summed("package-0/dram").summed("package-1").summed("package-1/dram");
    leftOut("package-0/core").leftOut("psys").leftOut("mmio:package-0");
    assertThat(gates()).isEmpty();
  }

  @Test
  void socket_that_was_not_counted_is_missing() {
    sockets = OptionalInt.of(2);
    summed("package-0").summed("package-0/dram");
    assertThat(gates()).extracting(Gate::kind).containsExactly(Kind.PACKAGE_MISSING);
    assertThat(gates().get(0).severity()).isEqualTo(Severity.VOID);
    assertThat(gates().get(0).message()).contains("is that of 1 of 2 packages of a machine");
  }

  @Test
  void package_that_was_seen_and_left_out_is_missing_whatever_the_machine_says() {
    summed("package-0").leftOut("package-1");
    assertThat(gates()).extracting(Gate::kind).containsExactly(Kind.PACKAGE_MISSING);
  }

  @Test
  void mirrored_die_is_no_missing_package() {
    sockets = OptionalInt.of(1);
    summed("package-0-die-0").leftOut("package-0-die-1");
    assertThat(gates()).isEmpty();
  }

  @Test
  void source_that_tells_of_the_whole_host_has_no_packages_to_miss() {
    sockets = OptionalInt.of(2);
    zones.add(zone("scaphandre:host", "host", true));
    assertThat(gates()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "package-0, package-0/core",
    "package-0, package-0/uncore",
    "package-0, psys",
    "package-0, mmio:package-0",
    "package-0, kepler:package-0",
    "package-0/dram, scaphandre:host"
  })
  void what_is_counted_twice_is_named(String one, String other) {
    summed(one).summed(other);
    assertThat(gates()).extracting(Gate::kind).contains(Kind.OVERLAPPING_DOMAINS);
    assertThat(gates())
        .filteredOn(gate -> gate.kind() == Kind.OVERLAPPING_DOMAINS)
        .hasSize(1)
        .allMatch(gate -> gate.severity() == Severity.VOID)
        .allMatch(gate -> gate.message().contains(one) && gate.message().contains(other));
  }

  @ParameterizedTest
  @CsvSource({"0.02, ''", "0.021, NOTE", "0.10, NOTE", "0.11, LIMITS"})
  void source_too_coarse_for_the_window_is_said(double coarseness, String severity) {
    List<Gate> gates = EnergyGates.of(cell(coarseness));
    assertThat(gates.stream().map(gate -> gate.severity().name()))
        .isEqualTo(severity.isEmpty() ? List.of() : List.of(severity));
    assertThat(gates).allMatch(gate -> gate.kind() == Kind.SOURCE_RESOLUTION);
  }

  private EnergyGatesTest summed(String zone) {
    zones.add(zone(zone, domain(zone), true));
    return this;
  }

  private EnergyGatesTest leftOut(String zone) {
    zones.add(zone(zone, domain(zone), false));
    return this;
  }

  private static String domain(String zone) {
    String last = zone.replaceFirst(".*[/:]", "");
    return last.startsWith("package") ? "package" : last;
  }

  private static ZoneFacts zone(String zone, String domain, boolean summed) {
    return new ZoneFacts(SampleTrials.WORKER, zone, domain, summed, "", OptionalLong.empty());
  }

  private List<Gate> gates() {
    return EnergyGates.of(cell(0));
  }

  private CellTrials cell(double coarseness) {
    CellTrials plain = SampleTrials.cell(StartKind.WARM, SampleTrials.sound());
    Metered metered =
        new Metered(
            Set.of(SampleTrials.WORKER),
            zones,
            sockets.isPresent() ? Map.of(SampleTrials.WORKER, sockets.getAsInt()) : Map.of());
    return new CellTrials(
        plain.cell(),
        plain.trials().stream().map(trial -> coarse(trial, coarseness)).toList(),
        List.of(),
        plain.qualities(),
        metered,
        plain.noise(),
        plain.idleWatts());
  }

  private static Trial coarse(Trial trial, double coarseness) {
    TrialEnergy.Known known = trial.knownEnergy().orElseThrow();
    return new Trial(
        trial.step(),
        trial.cell(),
        trial.calls(),
        new TrialEnergy.Known(
            known.quality(),
            known.grossJoules(),
            known.idleWatts(),
            known.netJoules(),
            known.uncertainty(),
            coarseness,
            known.bothSides()));
  }
}
