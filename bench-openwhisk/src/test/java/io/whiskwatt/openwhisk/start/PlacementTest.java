package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.testing.ManualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final NodeId A = new NodeId("invoker:a");
  private static final NodeId B = new NodeId("invoker:b");
  private static final NodeId C = new NodeId("invoker:c");

  private final Placement placement = Placement.unknown();

  private static Optional<Envelope> envelope(String bootId, String host) {
    return Optional.of(new Envelope("i", 1, bootId, "6.0", host, OptionalLong.empty()));
  }

  @Test
  void the_boot_id_of_a_known_worker_names_it_before_the_pod_does() {
    placement.workersAre(Set.of(new NodeId("boot-1")));
    String pod = "wsk0-1-prewarm-nodejs20";
    assertThat(placement.servingNode(envelope("boot-1", pod))).hasValue(new NodeId("boot-1"));
    assertThat(placement.servingNode(envelope("guest", pod))).hasValue(new NodeId("invoker:0"));
    assertThat(placement.servingNode(envelope("guest", "host"))).isEmpty();
    assertThat(placement.servingNode(envelope("", ""))).isEmpty();
    assertThat(placement.servingNode(Optional.empty())).isEmpty();
  }

  @Test
  void a_pod_that_is_seen_on_a_worker_ran_there_and_stays_so() {
    SeenPods agents = new SeenPods();
    ManualTime time = new ManualTime();
    placement.podsAreSeenBy(agents, time);
    assertThat(placement.servingNode(envelope("guest", "wsk0-1-prewarm-nodejs20")))
        .hasValue(new NodeId("invoker:0"));
    agents.pods.put(new NodeId("boot-7"), Set.of("wsk0-1-prewarm-nodejs20"));
    time.advance(Duration.ofSeconds(1));
    assertThat(placement.servingNode(envelope("guest", "wsk0-1-prewarm-nodejs20")))
        .hasValue(new NodeId("boot-7"));
    agents.pods.clear();
    time.advance(Duration.ofSeconds(1));
    assertThat(placement.servingNode(envelope("guest", "wsk0-1-prewarm-nodejs20")))
        .hasValue(new NodeId("boot-7"));
  }

  @Test
  void an_agent_that_does_not_answer_leaves_the_pods_of_the_others_known() {
    SeenPods agents = new SeenPods();
    agents.pods.put(new NodeId("boot-8"), Set.of("wsk0-1-prewarm-nodejs20"));
    placement.podsAreSeenBy(agents, new ManualTime());
    assertThat(placement.servingNode(envelope("guest", "wsk0-1-prewarm-nodejs20")))
        .hasValue(new NodeId("boot-8"));
    assertThat(placement.servingNode(envelope("boot-silent", "host")))
        .hasValue(new NodeId("boot-silent"));
  }

  /** Two workers and one whose agent does not answer. */
  private static final class SeenPods implements NodeObserver {
    private final Map<NodeId, Set<String>> pods = new HashMap<>();

    @Override
    public Set<NodeId> nodes() {
      return Set.of(new NodeId("boot-7"), new NodeId("boot-8"), new NodeId("boot-silent"));
    }

    @Override
    public NodeFacts facts(NodeId node) {
      return new NodeFacts(new Node(node, "worker"), Map.of());
    }

    @Override
    public Population sandboxes(NodeId node) {
      return Population.NONE;
    }

    @Override
    public Set<String> pods(NodeId node) {
      if (node.value().equals("boot-silent")) {
        throw new IllegalStateException("no answer");
      }
      return pods.getOrDefault(node, Set.of());
    }
  }

  @Test
  void a_single_worker_serves_everything() {
    assertThat(Placement.only(A).servingNode(Optional.empty())).hasValue(A);
    assertThat(Placement.only(A).of("any")).hasValue(A);
  }

  @Test
  void names_on_covered_workers_are_chosen_in_equal_numbers() {
    List.of("a1", "a2", "a3").forEach(name -> placement.saw(name, A));
    List.of("b1", "b2").forEach(name -> placement.saw(name, B));
    placement.saw("c1", C);
    List<String> all = List.of("a1", "a2", "a3", "b1", "b2", "c1", "new");
    assertThat(placement.balanced(all, 4, 2)).containsExactly("a1", "a2", "b1", "b2");
    assertThat(placement.balanced(all, 6, 2)).containsExactly("a1", "a2", "a3", "b1", "b2");
  }

  @Test
  void the_workers_that_were_covered_first_stay_so() {
    assertThat(placement.covers(C, 1)).isTrue();
    placement.saw("a1", A);
    placement.saw("a2", A);
    placement.saw("c1", C);
    assertThat(placement.balanced(List.of("a1", "a2", "c1"), 2, 1)).containsExactly("c1");
    assertThat(placement.covers(A, 1)).isFalse();
  }

  @Test
  void names_of_which_nothing_is_known_fill_up_before_new_ones_are_made() {
    CellNames names = new CellNames("base");
    assertThat(names.choose(2, 1, placement)).containsExactly("base-0", "base-1");
    placement.saw("base-1", A);
    assertThat(names.choose(3, 1, placement)).containsExactly("base-1", "base-0", "base-2");
    placement.saw("base-0", B);
    placement.saw("base-2", A);
    assertThat(names.choose(3, 1, placement)).containsExactly("base-1", "base-2", "base-3");
  }
}
