package io.whiskwatt.results.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.results.finding.EnergyBalance;
import io.whiskwatt.results.finding.Findings;
import io.whiskwatt.results.finding.Footprint;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.trial.Buckets;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.NodeNet;
import io.whiskwatt.results.trial.Trials;
import io.whiskwatt.results.usage.UsageOfCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Energy of machines that do not serve, and of single steps of a search. */
class MachineEnergyTest {
  /** 30 W idle; from second 10 to 20 of each 40 it works at 90 W. */
  private static double worker(double seconds) {
    double at = seconds % 40;
    return at >= 10 && at < 20 ? 90 : 30;
  }

  private static Findings findings(RunData run) {
    List<CellTrials> cells = Trials.of(run, new Buckets());
    Map<String, UsageOfCell> usage = new LinkedHashMap<>();
    cells.forEach(cell -> usage.put(cell.cell().id(), UsageOfCell.of(run, cell)));
    return FindingsAnalysis.of(run, cells, usage, Factors.NONE);
  }

  @Test
  void machines_of_the_control_plane_are_shown_beside_the_total() {
    Recorded run =
        new Recorded()
            .worker("w", MachineEnergyTest::worker)
            .controlPlane("c", seconds -> 20)
            .idle(0, 1, 9)
            .trial(0, 10, 20, 100, Map.of())
            .idle(0, 21, 39)
            .trial(1, 50, 60, 100, Map.of())
            .idle(1, 61, 79);
    EnergyBalance balance = findings(run.data()).balances().get(0);
    assertThat(balance.totalJoules()).isCloseTo(9, within(1e-6));
    assertThat(balance.parts())
        .extracting(EnergyBalance.Part::of)
        .containsExactly("idle", "net", "control-plane machines");
    assertThat(balance.parts().get(2).inTotal()).isFalse();
    assertThat(balance.parts().get(2).joules()).isCloseTo(2, within(1e-6));
  }

  /**
   * 40 of 100 calls ran on the one that draws 60 W more for 10 s, the others on one of 30 W more.
   */
  @Test
  void net_energy_of_each_machine_is_divided_by_what_ran_on_it() {
    NodeId one = new NodeId("w");
    NodeId two = new NodeId("v");
    Recorded run =
        new Recorded()
            .worker("w", MachineEnergyTest::worker)
            .worker("v", seconds -> (MachineEnergyTest.worker(seconds) + 30) / 2)
            .servedBy(slot -> Optional.of(slot < 40 ? one : two))
            .idle(0, 1, 9)
            .trial(0, 10, 20, 100, Map.of())
            .idle(0, 21, 39);
    List<NodeNet> nets = Trials.of(run.data(), new Buckets()).get(0).nodeNets();
    assertThat(nets).extracting(NodeNet::node).containsExactly(two, one);
    assertThat(nets.get(0).joules().get(0)).isCloseTo(300.0 / 60, within(1e-6));
    assertThat(nets.get(1).joules().get(0)).isCloseTo(600.0 / 40, within(1e-6));
    run.servedBy(slot -> slot < 40 ? Optional.of(one) : Optional.empty())
        .trial(1, 50, 60, 100, Map.of())
        .idle(1, 61, 79);
    assertThat(Trials.of(run.data(), new Buckets()).get(0).nodeNets()).isEmpty();
  }

  @Test
  void energy_of_windows_without_usage_is_unexplained() {
    Recorded run =
        new Recorded()
            .worker("w", MachineEnergyTest::worker)
            .usageUntil(45)
            .idle(0, 1, 9)
            .trial(0, 10, 20, 100, Map.of())
            .idle(0, 21, 39)
            .trial(1, 50, 60, 100, Map.of())
            .idle(1, 61, 79);
    EnergyBalance balance = findings(run.data()).balances().get(0);
    assertThat(balance.parts())
        .extracting(EnergyBalance.Part::of)
        .containsExactly("idle", "function", "other");
    assertThat(balance.parts().get(1).joules()).isCloseTo(3, within(1e-6));
    assertThat(balance.unexplainedJoules()).isCloseTo(3, within(1e-6));
    assertThat(balance.closes()).isFalse();
  }

  /** Three steps: the first two meet the objective, at 30 W and 90 W; the third does not. */
  private static Map<String, Object> search(double opening) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("search.steps", 3);
    step(facts, 0, 10, opening, 50, "MET");
    step(facts, 1, 20, opening + 10, 100, "MET");
    step(facts, 2, 40, opening + 20, 200, "MISSED");
    return facts;
  }

  private static void step(
      Map<String, Object> facts, int number, double rate, double opening, int calls, String found) {
    String key = "search." + number + ".";
    facts.put(key + "askedPerSecond", rate);
    facts.put(key + "reachedPerSecond", rate);
    facts.put(key + "openingNanos", Recorded.nanos(opening));
    facts.put(key + "firstSlot", 0);
    facts.put(key + "slots", calls);
    facts.put(key + "dropped", 0);
    facts.put(key + "finding", found);
    facts.put(key + "why", "");
  }

  @Test
  void energy_at_an_objective_is_that_of_the_step_that_met_it_at_the_highest_rate() {
    Recorded run =
        new Recorded()
            .worker("w", MachineEnergyTest::worker)
            .idle(0, 1, 9)
            .trial(0, 40, 70, 350, search(40))
            .idle(0, 71, 79)
            .trial(1, 80, 110, 350, search(80))
            .idle(1, 111, 119);
    Footprint footprint = findings(run.data()).footprints().get(0);
    Footprint.AtObjective best = footprint.atObjective().orElseThrow();
    assertThat(best.perSecond()).isEqualTo(20);
    // 60 W above idle for 10 s and 100 calls.
    assertThat(best.netJoules().value()).isCloseTo(6, within(1e-6));
  }

  @Test
  void a_search_without_a_rate_within_its_objective_says_that_there_is_no_such_energy() {
    Map<String, Object> facts = search(40);
    facts.put("search.0.finding", "MISSED");
    facts.put("search.1.finding", "MISSED");
    Recorded run =
        new Recorded()
            .worker("w", MachineEnergyTest::worker)
            .idle(0, 1, 9)
            .trial(0, 40, 70, 350, facts)
            .idle(0, 71, 79);
    Footprint footprint = findings(run.data()).footprints().get(0);
    assertThat(footprint.atObjective()).isEmpty();
    assertThat(footprint.limits())
        .anyMatch(limit -> limit.contains("objective was met at no rate"));
  }
}
