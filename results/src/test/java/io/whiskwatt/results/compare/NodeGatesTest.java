package io.whiskwatt.results.compare;

import static io.whiskwatt.results.compare.SampleTrials.SENT;
import static io.whiskwatt.results.compare.SampleTrials.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.Gate.Kind;
import io.whiskwatt.results.compare.Gate.Severity;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.Served;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeGatesTest {
  private static final NodeId SECOND = new NodeId("boot-2");
  private static final NodeId INVOKER = new NodeId("invoker:0");
  private static final NodeId SECOND_INVOKER = new NodeId("invoker:1");

  @Test
  void metered_machine_that_served_everything_passes() {
    assertThat(NodeGates.of(servedBy(0, WORKER))).isEmpty();
  }

  @Test
  void machine_that_served_and_was_not_metered_voids() {
    assertThat(NodeGates.of(servedBy(0, WORKER, SECOND)))
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.SERVING_NODE_NOT_METERED, Severity.VOID));
    assertThat(NodeGates.of(servedBy(0, SECOND)))
        .extracting(Gate::kind)
        .containsExactly(Kind.SERVING_NODE_NOT_METERED);
  }

  @Test
  void invokers_are_taken_for_the_metered_machines_as_long_as_there_are_enough_of_these() {
    List<Gate> one = NodeGates.of(servedBy(0, INVOKER));
    assertThat(one)
        .extracting(Gate::kind, Gate::severity)
        .containsExactly(tuple(Kind.SERVING_NODE_UNKNOWN, Severity.NOTE));
    assertThat(one.get(0).message()).contains("all machines that were read (1)");
    assertThat(NodeGates.of(servedBy(0, INVOKER, SECOND_INVOKER)))
        .extracting(Gate::kind)
        .contains(Kind.SERVING_NODE_NOT_METERED);
  }

  @Test
  void invocations_without_a_known_machine_are_noted_above_one_percent() {
    assertThat(NodeGates.of(servedBy(SENT / 99, WORKER)))
        .extracting(Gate::kind)
        .containsExactly(Kind.SERVING_NODE_UNKNOWN);
    assertThat(NodeGates.of(servedBy(SENT / 100, WORKER))).isEmpty();
  }

  @Test
  void on_the_same_machines_the_sets_that_served_must_be_equal() {
    assertThat(differ(DesignLevel.L1, servedBy(0, WORKER), servedBy(0, WORKER, SECOND)))
        .containsExactly(Severity.VOID);
    assertThat(differ(DesignLevel.L1, servedBy(0, WORKER), servedBy(0, SECOND)))
        .containsExactly(Severity.VOID);
    assertThat(differ(DesignLevel.L1, servedBy(0, WORKER), servedBy(0, WORKER))).isEmpty();
  }

  @Test
  void on_one_cluster_the_same_machines_must_serve_in_both_runs() {
    assertThat(NodeGates.moved(Set.of("worker-1"), Set.of("worker-1"))).isEmpty();
    assertThat(NodeGates.moved(Set.of("worker-1"), Set.of())).isEmpty();
    assertThat(NodeGates.moved(Set.of("worker-1"), Set.of("worker-2")))
        .hasValueSatisfying(
            gate -> {
              assertThat(gate.severity()).isEqualTo(Severity.VOID);
              assertThat(gate.message()).contains("worker-1 served", "worker-2 in the second");
            });
  }

  @Test
  void a_guest_kernel_shows_no_more_than_how_many_served_in_both_runs() {
    Set<String> invokers = Set.of("invoker:0", "invoker:1");
    assertThat(NodeGates.moved(Set.of("worker-1", "worker-2"), invokers))
        .map(Gate::severity)
        .contains(Severity.LIMITS);
    assertThat(NodeGates.moved(Set.of("worker-1"), invokers))
        .map(Gate::severity)
        .contains(Severity.VOID);
  }

  @Test
  void on_two_clusters_they_never_are() {
    assertThat(differ(DesignLevel.L4, servedBy(0, WORKER), servedBy(0, SECOND))).isEmpty();
  }

  @Test
  void boot_ids_and_invokers_are_compared_by_their_number_only() {
    assertThat(differ(DesignLevel.L1, servedBy(0, WORKER), servedBy(0, INVOKER)))
        .containsExactly(Severity.LIMITS);
    assertThat(differ(DesignLevel.L1, servedBy(0, WORKER), servedBy(0, INVOKER, SECOND_INVOKER)))
        .containsExactly(Severity.VOID);
  }

  private static List<Severity> differ(DesignLevel level, CellTrials base, CellTrials other) {
    return NodeGates.differ(new Pair(base, other, false), level).stream()
        .map(Gate::severity)
        .toList();
  }

  private static CellTrials servedBy(long unknown, NodeId... nodes) {
    Map<NodeId, Long> counts = new HashMap<>();
    for (NodeId node : nodes) {
      counts.put(node, (SENT - unknown) / nodes.length);
    }
    return SampleTrials.cell(StartKind.WARM, SampleTrials.servedBy(new Served(counts, unknown)));
  }
}
