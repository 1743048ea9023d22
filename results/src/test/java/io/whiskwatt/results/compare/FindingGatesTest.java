package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.MixEnergy;
import io.whiskwatt.results.finding.Steadiness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingGatesTest {
  private static final Gate EARLIER = new Gate(Gate.Kind.SHORTENED, Gate.Severity.NOTE, "before");

  private static List<Gate> gates(double unexplained) {
    EnergyBalance balance =
        new EnergyBalance("balance", 9, List.of(), unexplained, 0.5, Math.abs(unexplained) <= 1);
    MixEnergy mix = new MixEnergy("mix", 30, List.of(), unexplained, 0.5, "");
    Findings findings =
        new Findings(List.of(), List.of(balance), List.of(), List.of(mix), List.of(), List.of());
    return FindingGates.added(Map.of("balance", List.of(EARLIER)), findings).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void energy_that_nothing_explains_is_a_gate_beyond_twice_its_uncertainty() {
    assertThat(gates(1.01))
        .filteredOn(gate -> gate.kind() == Gate.Kind.ENERGY_UNEXPLAINED)
        .hasSize(2)
        .allMatch(gate -> gate.severity() == Gate.Severity.LIMITS)
        .allMatch(gate -> gate.message().contains("1.01 J") && gate.message().contains("0.500 J"));
  }

  @Test
  void less_is_none_and_other_gates_stay() {
    assertThat(gates(0.99)).containsExactly(EARLIER);
    assertThat(gates(Double.NaN)).contains(EARLIER);
  }

  @Test
  void windows_that_had_not_settled_limit_their_cell_and_no_other() {
    Map<String, List<Gate>> gates =
        FindingGates.added(
            Map.of("moved", List.of(EARLIER), "still", List.of()),
            steadiness(
                warmUp("moved", 0.21, false),
                warmUp("still", 0.01, true),
                warmUp("unknown", Double.NaN, false),
                new Steadiness("moved", Steadiness.Kind.TREND, 3, 2, false, "a trend")));
    assertThat(gates)
        .containsOnlyKeys("moved", "still")
        .containsEntry("still", List.of())
        .containsEntry(
            "moved",
            List.of(
                EARLIER,
                new Gate(
                    Gate.Kind.WINDOWS_UNSETTLED, Gate.Severity.LIMITS, "said of moved: 0.21")));
  }

  private static Steadiness warmUp(String cell, double change, boolean steady) {
    String sentence = "said of " + cell + ": " + change;
    return new Steadiness(cell, Steadiness.Kind.WARM_UP, change, 0.05, steady, sentence);
  }

  private static Findings steadiness(Steadiness... looks) {
    return new Findings(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(looks));
  }
}
