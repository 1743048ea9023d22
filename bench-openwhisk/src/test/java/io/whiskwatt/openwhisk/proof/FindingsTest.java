package io.whiskwatt.openwhisk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.openwhisk.start.Placement;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.IsolationProof.Verdict;
import io.whiskwatt.platform.WorkerProof;
import io.whiskwatt.testing.ManualTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final IsolationClaim SHARED = new IsolationClaim(Map.of("kernel", "shared"));

  /** An agent on each worker: all run 5.4.0. */
  private static final NodeObserver AGENTS =
      NodeObserver.of(Stream.of("boot-1", "boot-2", "boot-3").map(FindingsTest::worker).toList());

  @Test
  void every_worker_is_seen_by_boot_ids_that_several_sandboxes_show() {
    WorkerSearch search = search(OptionalInt.of(2), "boot-1", "boot-2", "boot-1", "boot-2");
    IsolationProof proof = proof(search, 2, SHARED);
    assertThat(search.mayShowMore()).isFalse();
    assertThat(proof.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(proof.workers())
        .extracting(WorkerProof::worker)
        .containsExactlyInAnyOrder(new NodeId("boot-1"), new NodeId("boot-2"));
    assertThat(proof.workers().get(0).inside()).containsEntry("mount table", "d1");
    assertThat(proof.workers().get(0).outside()).containsEntry("kernel", "5.4.0");
    assertThat(proof.evidence()).contains("boot-1: boot id: sandbox boot-1, worker boot-1");
  }

  @Test
  void a_worker_that_was_not_seen_leaves_the_claim_unproven() {
    IsolationProof proof = proof(search(OptionalInt.of(2), "boot-1", "boot-1"), 2, SHARED);
    assertThat(proof.verdict()).isEqualTo(Verdict.NOT_PROVEN);
    assertThat(proof.evidence()).contains("unseen worker: 2 names reached 1 of 2 workers");
  }

  @Test
  void one_worker_that_refutes_outweighs_all_others() {
    WorkerSearch search = search(OptionalInt.of(1), "boot-1", "boot-1");
    search.tried(Optional.of(Looks.look("late", "boot-1", "6.1")));
    assertThat(proof(search, 1, SHARED).verdict()).isEqualTo(Verdict.NOT_PROVEN);
    IsolationClaim own = new IsolationClaim(Map.of("kernel", "own", "guest-kernel", "5.4.0"));
    assertThat(proof(search, 1, own).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void pods_tell_their_invoker_where_each_sandbox_has_a_kernel_of_its_own() {
    WorkerSearch search = new WorkerSearch(Placement.unknown(), OptionalInt.of(2));
    search.tried(Optional.of(pod("a", "wskowdev-invoker-00-1-guest-whiskwatt-s-1-probe")));
    search.tried(Optional.of(pod("b", "wskowdev-invoker-01-7-guest-whiskwatt-s-2-probe")));
    assertThat(search.mayShowMore()).isTrue();
    search.tried(Optional.of(pod("c", "wskowdev-invoker-00-2-guest-whiskwatt-s-3-probe")));
    search.tried(Optional.of(pod("d", "wskowdev-invoker-01-8-guest-whiskwatt-s-4-probe")));
    assertThat(search.byWorker()).hasSize(2);
    assertThat(search.sharedBootIds()).isEmpty();
    assertThat(search.mayShowMore()).isFalse();
  }

  @Test
  void an_agent_that_sees_pods_and_hypervisors_proves_a_kernel_and_a_machine_of_ones_own() {
    List<String> pods =
        List.of(
            "wskowdev-invoker-00-1-guest-whiskwatt-s-1-probe",
            "wskowdev-invoker-00-2-guest-whiskwatt-s-2-probe");
    NodeObserver agent = new KataWorker(worker("boot-1"), Set.copyOf(pods));
    Placement placement = Placement.unknown();
    placement.podsAreSeenBy(agent, new ManualTime());
    WorkerSearch search = new WorkerSearch(placement, OptionalInt.of(1));
    pods.forEach(pod -> search.tried(Optional.of(pod("in-" + pod, pod))));
    IsolationClaim claim = new IsolationClaim(Map.of("kernel", "own", "vmm", "qemu"));
    IsolationProof proof =
        new Findings(search, OptionalInt.of(1), Optional.empty()).proof(claim, agent);
    assertThat(proof.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(proof.workers().get(0).worker()).isEqualTo(new NodeId("boot-1"));
    assertThat(proof.evidence()).anyMatch(line -> line.contains("2 × qemu-system-x86_64"));
  }

  /** As an agent sees it. */
  private record KataWorker(NodeFacts known, Set<String> alive) implements NodeObserver {
    @Override
    public Set<NodeId> nodes() {
      return Set.of(known.node().id());
    }

    @Override
    public NodeFacts facts(NodeId node) {
      return new NodeFacts(known.node(), Map.of("kernel", "5.4.0", "vmm", "qemu-system-x86_64"));
    }

    @Override
    public Population sandboxes(NodeId node) {
      return new Population(0, alive.size(), 0);
    }

    @Override
    public Set<String> pods(NodeId node) {
      return alive;
    }

    @Override
    public Map<String, Integer> processes(NodeId node) {
      return Map.of("vmm", alive.size());
    }
  }

  @Test
  void how_many_workers_there_are_must_be_known() {
    IsolationProof proof = proof(search(OptionalInt.empty(), "boot-1", "boot-1"), 0, SHARED);
    assertThat(proof.verdict()).isEqualTo(Verdict.NOT_PROVEN);
    assertThat(proof.evidence()).anyMatch(line -> line.contains("write workers: N"));
  }

  @Test
  void the_search_goes_on_until_chance_hardly_hides_a_worker() {
    assertThat(new WorkerSearch(Placement.unknown(), OptionalInt.of(2)).mostTries()).isEqualTo(15);
    assertThat(new WorkerSearch(Placement.unknown(), OptionalInt.of(3)).mostTries()).isEqualTo(27);
    assertThat(new WorkerSearch(Placement.unknown(), OptionalInt.of(99)).mostTries()).isEqualTo(60);
    WorkerSearch silent = search(OptionalInt.of(2), "boot-1", "boot-2", "boot-3");
    assertThat(silent.mayShowMore()).isTrue();
    silent.tried(Optional.empty());
    assertThat(silent.mayShowMore()).isFalse();
  }

  private static Look pod(String instance, String host) {
    return Looks.look(instance, "boot-of-" + instance, "5.19.2", "", host);
  }

  private static WorkerSearch search(OptionalInt expected, String... bootIds) {
    WorkerSearch search = new WorkerSearch(Placement.unknown(), expected);
    for (int i = 0; i < bootIds.length; i++) {
      search.tried(Optional.of(Looks.look("instance-" + i, bootIds[i], "5.4.0")));
    }
    return search;
  }

  private static IsolationProof proof(WorkerSearch search, int expected, IsolationClaim claim) {
    OptionalInt workers = expected == 0 ? OptionalInt.empty() : OptionalInt.of(expected);
    return new Findings(search, workers, Optional.empty()).proof(claim, AGENTS);
  }

  private static NodeFacts worker(String bootId) {
    return new NodeFacts(new Node(new NodeId(bootId), "worker"), Map.of("kernel", "5.4.0"));
  }
}
