package io.whiskwatt.results.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.NodeNet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatiosOfNodesTest {
  private static final NodeId ONE = new NodeId("a1");
  private static final NodeId TWO = new NodeId("b2");
  private static final NodeId THREE = new NodeId("c3");

  private static CellTrials cell(NodeNet... nodes) {
    CellTrials plain = Windows.of(StartKind.WARM).cell();
    return new CellTrials(
        plain.cell(),
        plain.trials(),
        plain.voided(),
        plain.qualities(),
        plain.metered(),
        plain.noise(),
        plain.idleWatts(),
        List.of(nodes));
  }

  private static NodeNet node(NodeId id, double first, double second) {
    return new NodeNet(id, Map.of(0, first, 1, second));
  }

  /** R 4: {@code t.test(log(c(1.2, 1.5, 1.35)))$conf.int |> exp()}. */
  @Test
  void machines_are_the_replicates_of_students_interval() {
    CellTrials base = cell(node(ONE, 1, 3), node(TWO, 2, 2), node(THREE, 10, 10));
    CellTrials other = cell(node(ONE, 2.4, 2.4), node(TWO, 2, 4), node(THREE, 13, 14));
    NodeRatios ratios = RatiosOfNodes.of(base, other, Map.of(ONE, "worker-1")).orElseThrow();
    assertThat(ratios.nodes())
        .extracting(NodeRatios.Node::name)
        .containsExactly("worker-1", "b2", "c3");
    assertThat(ratios.nodes().get(0).ratio()).isCloseTo(1.2, within(1e-12));
    assertThat(ratios.nodes().get(1).ratio()).isCloseTo(1.5, within(1e-12));
    assertThat(ratios.overNodes().value()).isCloseTo(1.34442142397, within(1e-6));
    assertThat(ratios.overNodes().low()).isCloseTo(1.01883617541, within(1e-6));
    assertThat(ratios.overNodes().high()).isCloseTo(1.77405259927, within(1e-6));
    assertThat(ratios.sentence()).startsWith("On each of the 3 machines that served both, ");
  }

  @Test
  void blocks_in_which_a_machine_served_one_side_only_do_not_count() {
    CellTrials base = cell(node(ONE, 1, 1), node(TWO, 1, 1));
    CellTrials other = cell(new NodeNet(ONE, Map.of(1, 2.0, 7, 99.0)), node(TWO, 2, 2));
    NodeRatios ratios = RatiosOfNodes.of(base, other, Map.of()).orElseThrow();
    assertThat(ratios.nodes().get(0)).isEqualTo(new NodeRatios.Node("a1", 1, 2));
  }

  @Test
  void one_machine_or_one_below_zero_says_nothing() {
    CellTrials base = cell(node(ONE, 1, 1), node(TWO, -1, -1));
    CellTrials other = cell(node(ONE, 1, 1), node(TWO, 1, 1));
    assertThat(RatiosOfNodes.of(base, other, Map.of())).isEmpty();
    assertThat(RatiosOfNodes.of(cell(), other, Map.of())).isEmpty();
  }
}
