package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.scripted.Behaviour;
import io.whiskwatt.openwhisk.local.scripted.EnvelopeBehaviour;
import io.whiskwatt.openwhisk.local.scripted.Script;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.start.Lab.Trial;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StudyActionsTest {
  private static final Duration QUICK = Duration.ofMillis(10);
  private static final Script HELLO = code -> new EnvelopeBehaviour(QUICK);

  private static Lab lab(Script script) throws IOException {
    return new Lab(new ScriptedContainers(script), Lab.LIMITS, Lab.rules());
  }

  @Test
  void each_cold_ticket_is_an_action_of_its_own_and_memory_bounds_them() throws Exception {
    try (Lab lab = lab(HELLO)) {
      Trial trial = lab.run(StartKind.COLD, 6);
      assertThat(trial.tickets().count()).isEqualTo(4);
      assertThat(trial.tickets().limitation())
          .hasValue(
              "shortened: room for 4 sandboxes of 128MB in 512MB of user memory,"
                  + " 0 still linger");
      assertThat(trial.details())
          .hasSize(4)
          .allMatch(each -> each.start().equals(StartEvidence.of(StartKind.COLD)));
      assertThat(trial.details())
          .extracting(detail -> detail.sandbox().instance())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void preparing_again_makes_starts_that_are_cold_again_beside_those_that_linger()
      throws Exception {
    try (Lab lab = lab(HELLO);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      for (int round = 0; round < 2; round++) {
        Trial trial = lab.run(deployment, deployment.prepare(StartKind.COLD, 2));
        assertThat(trial.seen()).hasSize(2).containsOnly(Optional.of(StartKind.COLD));
      }
      assertThat(lab.starts.population().idle()).isEqualTo(4);
      Tickets none = deployment.prepare(StartKind.COLD, 2);
      assertThat(none.count()).isZero();
      assertThat(none.limitation()).get().asString().endsWith("4 still linger");
    }
  }

  @Test
  void a_drain_waits_for_the_idle_time_out_and_makes_room() throws Exception {
    try (Lab lab = lab(HELLO)) {
      lab.run(StartKind.COLD, 4);
      Duration before = lab.time.skipped();
      assertThat(lab.starts.drain(Duration.ofMinutes(1)).total()).isZero();
      assertThat(lab.time.skipped().minus(before))
          .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
      assertThat(lab.run(StartKind.COLD, 4).details()).hasSize(4);
    }
  }

  @Test
  void a_later_block_puts_the_next_versions_of_the_same_actions_in_place() throws Exception {
    try (Lab lab = lab(HELLO)) {
      Set<String> names = new HashSet<>();
      for (int block = 0; block < 3; block++) {
        Trial trial = lab.run(StartKind.COLD, 3);
        assertThat(trial.seen()).hasSize(3).containsOnly(Optional.of(StartKind.COLD));
        assertThat(trial.details())
            .extracting(InvocationDetail::actionVersion)
            .containsOnly("0.0." + (block + 1));
        names.addAll(lab.actionNames());
        lab.starts.drain(Duration.ofMinutes(1));
      }
      assertThat(names).hasSize(3).allMatch(name -> name.startsWith("whiskwatt-test-"));
    }
  }

  @Test
  void two_deployments_of_a_cell_at_a_time_share_no_action() throws Exception {
    try (Lab lab = lab(HELLO);
        Deployment one = lab.deploy(StartKind.COLD);
        Deployment other = lab.deploy(StartKind.COLD)) {
      one.prepare(StartKind.COLD, 2);
      other.prepare(StartKind.COLD, 2);
      assertThat(lab.actionNames()).hasSize(4);
    }
  }

  @Test
  void no_control_traffic_falls_into_a_window() throws Exception {
    try (Lab lab = lab(HELLO);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      Tickets tickets = deployment.prepare(StartKind.COLD, 4);
      int before = lab.gateway.requests().size();
      lab.run(deployment, tickets);
      List<String> window = lab.gateway.requests().subList(before, lab.gateway.requests().size());
      assertThat(window).filteredOn(each -> !each.contains("/limits")).hasSize(4);
      assertThat(window).noneMatch(each -> each.startsWith("PUT") || each.startsWith("DELETE"));
    }
  }

  @Test
  void actions_are_put_in_place_in_parallel_but_not_all_at_once() throws Exception {
    SandboxRules unbounded = SandboxRules.of(Duration.ofSeconds(30));
    try (Lab lab = new Lab(new ScriptedContainers(HELLO), Lab.LIMITS, unbounded);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      Tickets tickets = deployment.prepare(StartKind.COLD, 60);
      assertThat(tickets.count()).isEqualTo(60);
      assertThat(tickets.limitation()).get().asString().startsWith("with evictions possible");
      assertThat(lab.gateway.mostChangesUnderWay()).isBetween(2, InParallel.UNDER_WAY);
    }
  }

  @Test
  void an_update_that_fails_once_is_made_again() throws Exception {
    try (Lab lab = lab(HELLO);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      lab.gateway.answer(each -> each.contains("hello-1?"), 1, 503, "");
      assertThat(deployment.prepare(StartKind.COLD, 3).count()).isEqualTo(3);
    }
  }

  @Test
  void an_update_that_goes_on_failing_is_named() throws Exception {
    try (Lab lab = lab(HELLO);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      lab.gateway.answer(
          each -> each.contains("hello-1?"), 9, 409, "{\"error\":\"changed\",\"code\":\"x\"}");
      assertThatThrownBy(() -> deployment.prepare(StartKind.COLD, 3))
          .isInstanceOf(PlatformUnavailable.class)
          .hasMessageStartingWith("1 of 3 actions cannot be put in place: \"whiskwatt-test-")
          .hasMessageEndingWith("-0-hello-1\" (409 changed)");
    }
  }

  @Test
  void warm_sandboxes_are_made_before_the_window() throws Exception {
    ScriptedContainers containers = new ScriptedContainers(HELLO);
    try (Lab lab = new Lab(containers, Lab.LIMITS, Lab.rules())) {
      Trial trial = lab.run(StartKind.WARM, 3);
      assertThat(trial.tickets().count()).isEqualTo(3);
      assertThat(containers.alive()).isGreaterThanOrEqualTo(3);
      assertThat(trial.seen()).isNotEmpty().containsOnly(Optional.of(StartKind.WARM));
      assertThat(lab.starts.population().idle()).isEqualTo((int) containers.alive());
    }
  }

  @Test
  void bursts_keep_to_what_the_namespace_may_have_in_flight() throws Exception {
    ServerLimits three =
        new ServerLimits(1000, 3, Lab.MEMORY, DataSize.ofMegabytes(512), Duration.ofSeconds(60));
    try (Lab lab = new Lab(new ScriptedContainers(HELLO), three, Lab.rules());
        Deployment deployment = lab.deploy(StartKind.WARM)) {
      Tickets tickets = deployment.prepare(StartKind.WARM, 3);
      assertThat(tickets.limitation()).isEmpty();
      assertThat(tickets.count()).isEqualTo(3);
    }
  }

  @Test
  void warm_starts_reach_as_many_workers_as_they_shall_cover() throws Exception {
    Script script = code -> new WorkerBehaviour(0);
    try (Lab lab = covering(script, 3)) {
      lab.gateway.hosts(StudyActionsTest::oneOfFour);
      Trial trial = lab.run(StartKind.WARM, 2);
      assertThat(trial.tickets().limitation()).isEmpty();
      assertThat(trial.tickets().count()).isEqualTo(2);
      assertThat(trial.seen()).isNotEmpty().containsOnly(Optional.of(StartKind.WARM));
      Set<Optional<NodeId>> nodes = nodes(trial);
      assertThat(nodes).hasSize(3);

      int known = lab.actionNames().size();
      assertThat(nodes(lab.run(StartKind.WARM, 2))).isEqualTo(nodes);
      assertThat(lab.actionNames()).hasSize(known);
    }
  }

  @Test
  void workers_that_no_name_reaches_are_said_to_be_left_out() throws Exception {
    try (Lab lab = covering(code -> new WorkerBehaviour(0), 3)) {
      lab.gateway.hosts(action -> "wsk" + Math.floorMod(action.hashCode(), 2) + "-1-g-whiskwatt");
      assertThat(lab.run(StartKind.WARM, 3).tickets().limitation())
          .hasValue("only 2 of 3 workers could be covered, after 24 action names");
    }
  }

  @Test
  void where_no_worker_shows_one_is_said_to_be_covered() throws Exception {
    try (Lab lab = covering(HELLO, 2)) {
      Trial trial = lab.run(StartKind.WARM, 2);
      assertThat(trial.tickets().limitation()).get().asString().startsWith("1 of 2 workers");
      assertThat(nodes(trial)).containsExactly(Optional.empty());
    }
  }

  @Test
  void cold_starts_of_later_blocks_come_to_the_same_workers_in_equal_numbers() throws Exception {
    try (Lab lab = covering(code -> new WorkerBehaviour(0), 2)) {
      lab.gateway.hosts(StudyActionsTest::oneOfFour);
      Set<Optional<NodeId>> nodes = Set.of();
      for (int block = 0; block < 12; block++) {
        nodes = nodes(lab.run(StartKind.COLD, 4));
        lab.starts.drain(Duration.ofMinutes(1));
      }
      assertThat(nodes).hasSize(2);
      Trial trial = lab.run(StartKind.COLD, 4);
      assertThat(nodes(trial)).isEqualTo(nodes);
      for (Optional<NodeId> node : nodes) {
        assertThat(trial.details()).filteredOn(each -> each.node().equals(node)).hasSize(2);
      }
    }
  }

  private static Lab covering(Script script, int workers) throws IOException {
    return new Lab(
        new ScriptedContainers(script),
        Lab.LIMITS,
        Lab.rules(Optional.empty(), List.of(), workers));
  }

  /** As OpenWhisk: the name decides, and nobody knows how. */
  private static String oneOfFour(String action) {
    int worker = Math.floorMod(action.hashCode() * 0x9E3779B9, 4);
    return "wskowdev-invoker-0" + worker + "-12-guest-whiskwatt";
  }

  private static Set<Optional<NodeId>> nodes(Trial trial) {
    Set<Optional<NodeId>> nodes = new HashSet<>();
    trial.details().forEach(each -> nodes.add(each.node()));
    return nodes;
  }

  @Test
  void paused_starts_are_made_each_of_its_own_action_and_then_left_alone() throws Exception {
    SandboxRules pausing = Lab.rules(Optional.of(Duration.ofSeconds(10)), List.of(), 1);
    try (Lab lab = new Lab(new ScriptedContainers(HELLO), Lab.LIMITS, pausing)) {
      Duration before = lab.time.skipped();
      Trial trial = lab.run(StartKind.PAUSED, 3);
      assertThat(lab.time.skipped().minus(before)).isGreaterThan(Duration.ofSeconds(11));
      assertThat(trial.seen()).hasSize(3).containsOnly(Optional.of(StartKind.PAUSED));
      assertThat(trial.tickets().reusable()).isFalse();
    }
  }

  @Test
  void warm_sandboxes_that_fell_asleep_are_woken_before_the_window() throws Exception {
    SandboxRules pausing = Lab.rules(Optional.of(Duration.ofSeconds(10)), List.of(), 1);
    try (Lab lab = new Lab(new ScriptedContainers(HELLO), Lab.LIMITS, pausing);
        Deployment deployment = lab.deploy(StartKind.WARM)) {
      Tickets tickets = deployment.prepare(StartKind.WARM, 2);
      lab.time.parkUntil(lab.time.nanos() + Duration.ofSeconds(12).toNanos());
      Trial trial = lab.run(deployment, tickets);
      assertThat(trial.seen()).isNotEmpty().containsOnly(Optional.of(StartKind.WARM));
    }
  }

  @Test
  void a_function_that_fails_gives_no_warm_sandboxes_and_says_why() throws Exception {
    Script failing = code -> (payload, limit) -> new Reply.Failed("boom", List.of());
    try (Lab lab = lab(failing);
        Deployment deployment = lab.deploy(StartKind.WARM)) {
      Tickets tickets = deployment.prepare(StartKind.WARM, 2);
      assertThat(tickets.count()).isZero();
      assertThat(tickets.limitation()).get().asString().contains("boom");
    }
  }

  @Test
  void sandboxes_that_a_failure_destroyed_hold_no_room() throws Exception {
    Script failing = code -> (payload, limit) -> new Reply.Failed("boom", List.of());
    try (Lab lab = lab(failing)) {
      Trial trial = lab.run(StartKind.COLD, 3);
      assertThat(trial.outcomes()).hasSize(3).containsOnly(OutcomeKind.DEVELOPER_ERROR);
      assertThat(lab.starts.population().total()).isZero();
    }
  }

  @Test
  void a_start_that_cannot_be_had_is_granted_nothing_with_the_reason() throws Exception {
    try (Lab lab = lab(HELLO);
        Deployment deployment = lab.deploy(StartKind.PAUSED)) {
      Tickets tickets = deployment.prepare(StartKind.PAUSED, 2);
      assertThat(tickets.count()).isZero();
      assertThat(tickets.limitation()).get().asString().contains("does not pause");
    }
  }

  @Test
  void the_record_of_an_accepted_invocation_is_fetched_after_the_window() throws Exception {
    ServerLimits impatient =
        new ServerLimits(
            1000, 100, DataSize.ofMegabytes(64), DataSize.ofMegabytes(512), Duration.ofMillis(20));
    Script slow = code -> new EnvelopeBehaviour(Duration.ofMillis(200));
    try (Lab lab = new Lab(new ScriptedContainers(slow), impatient, Lab.rules())) {
      lab.gateway.answer(each -> each.contains("/activations/"), 3, 404, "{\"error\":\"not yet\"}");
      Trial trial = lab.run(StartKind.COLD, 2);
      assertThat(trial.outcomes()).hasSize(2).containsOnly(OutcomeKind.ACCEPTED);
      assertThat(trial.seen()).hasSize(2).containsOnly(Optional.of(StartKind.COLD));
      assertThat(trial.details()).allMatch(each -> each.times().initMillis().isPresent());
      assertThat(trial.details())
          .allMatch(each -> each.lookup().orElseThrow().ending() == OutcomeKind.SUCCESS);
    }
  }

  @Test
  void a_record_that_never_comes_is_unknown_and_not_waited_for_longer() throws Exception {
    ServerLimits impatient =
        new ServerLimits(
            1000, 100, DataSize.ofMegabytes(64), DataSize.ofMegabytes(512), Duration.ofMillis(20));
    Script slow = code -> new EnvelopeBehaviour(Duration.ofMillis(100));
    try (Lab lab = new Lab(new ScriptedContainers(slow), impatient, Lab.rules())) {
      lab.gateway.answer(each -> each.contains("/activations/"), 999, 404, "{\"error\":\"no\"}");
      Trial trial = lab.run(StartKind.COLD, 2);
      assertThat(trial.details()).hasSize(2).allMatch(each -> !each.activationId().isEmpty());
      assertThat(trial.details()).allMatch(each -> each.start().equals(StartEvidence.NONE));
      assertThat(trial.details()).allMatch(each -> each.lookup().isEmpty());
    }
  }

  @Test
  void a_bare_array_is_joined_by_the_id_of_its_header() throws Exception {
    Behaviour array =
        (payload, limit) -> {
          LockSupport.parkNanos(QUICK.toNanos());
          return new Reply.Returned("[1,2]", List.of());
        };
    try (Lab lab = lab(code -> array)) {
      Trial trial = lab.run(StartKind.COLD, 2);
      assertThat(trial.outcomes()).hasSize(2).containsOnly(OutcomeKind.SUCCESS);
      assertThat(trial.details())
          .hasSize(2)
          .allMatch(each -> each.times().durationMillis().isPresent());
    }
  }

  @Test
  void a_platform_that_went_away_is_unreachable_and_nothing_hangs() throws Exception {
    try (Lab lab = lab(HELLO);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      Tickets tickets = deployment.prepare(StartKind.COLD, 2);
      lab.gateway.close();
      assertThat(lab.run(deployment, tickets).outcomes()).containsOnly(OutcomeKind.NO_CONNECTION);
    }
  }
}
