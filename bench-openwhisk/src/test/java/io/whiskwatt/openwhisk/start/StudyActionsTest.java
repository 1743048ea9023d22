package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.scripted.Behaviour;
import io.whiskwatt.openwhisk.local.scripted.EnvelopeBehaviour;
import io.whiskwatt.openwhisk.local.scripted.Script;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.openwhisk.local.server.EmbeddedOpenWhisk;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.local.server.ServerSettings;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyActionsTest {
  private static final Duration QUICK = Duration.ofMillis(2);
  private static final ServerLimits LIMITS = ServerLimits.forStudies(DataSize.ofMegabytes(1024));

  @Test
  void without_help_from_the_platform_each_cold_ticket_is_an_action_of_its_own() throws Exception {
    try (Lab lab = new Lab(code -> new EnvelopeBehaviour(QUICK), LIMITS)) {
      Trial trial = lab.run(StartKind.COLD, 6);
      assertThat(trial.tickets().count()).isEqualTo(4);
      assertThat(trial.tickets().limitation()).hasValue("room for 4");
      assertThat(trial.details()).hasSize(4).allMatch(each -> seen(each, StartKind.COLD));
      assertThat(trial.details())
          .extracting(detail -> detail.sandbox().instance())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void preparing_again_makes_starts_that_are_cold_again() throws Exception {
    try (Lab lab = new Lab(code -> new EnvelopeBehaviour(QUICK), LIMITS);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      for (int round = 0; round < 2; round++) {
        Trial trial = lab.run(deployment, deployment.prepare(StartKind.COLD, 2));
        assertThat(trial.details()).hasSize(2).allMatch(each -> seen(each, StartKind.COLD));
      }
    }
  }

  @Test
  void warm_sandboxes_are_made_before_the_window() throws Exception {
    try (Lab lab = new Lab(code -> new EnvelopeBehaviour(QUICK), LIMITS)) {
      Trial trial = lab.run(StartKind.WARM, 3);
      assertThat(trial.tickets().count()).isEqualTo(3);
      assertThat(lab.containers.alive()).isGreaterThanOrEqualTo(3);
      assertThat(trial.details()).isNotEmpty().allMatch(each -> seen(each, StartKind.WARM));
    }
  }

  @Test
  void a_function_that_fails_gives_no_warm_sandboxes_and_says_why() throws Exception {
    Script failing = code -> (payload, limit) -> new Reply.Failed("boom", List.of());
    try (Lab lab = new Lab(failing, LIMITS);
        Deployment deployment = lab.deploy(StartKind.WARM)) {
      Tickets tickets = deployment.prepare(StartKind.WARM, 2);
      assertThat(tickets.count()).isZero();
      assertThat(tickets.limitation()).get().asString().contains("boom");
    }
  }

  @Test
  void a_start_that_cannot_be_had_is_granted_nothing_with_the_reason() throws Exception {
    try (Lab lab = new Lab(code -> new EnvelopeBehaviour(QUICK), LIMITS);
        Deployment deployment = lab.deploy(StartKind.PAUSED)) {
      Tickets tickets = deployment.prepare(StartKind.PAUSED, 2);
      assertThat(tickets.count()).isZero();
      assertThat(tickets.limitation()).hasValue("it never pauses");
    }
  }

  @Test
  void the_record_of_an_accepted_invocation_is_fetched_after_the_window() throws Exception {
    ServerLimits impatient =
        new ServerLimits(
            1000, 100, DataSize.ofMegabytes(64), DataSize.ofMegabytes(512), Duration.ofMillis(20));
    Script slow = code -> new EnvelopeBehaviour(Duration.ofMillis(200));
    try (Lab lab = new Lab(slow, impatient)) {
      Trial trial = lab.run(StartKind.COLD, 2);
      assertThat(trial.outcomes()).containsOnly(OutcomeKind.ACCEPTED);
      assertThat(trial.details()).hasSameSizeAs(trial.outcomes());
      assertThat(trial.details()).allMatch(each -> each.times().initMillis().isPresent());
    }
  }

  @Test
  void a_bare_array_is_joined_by_the_id_of_its_header() throws Exception {
    Behaviour array =
        (payload, limit) -> {
          LockSupport.parkNanos(QUICK.toNanos());
          return new Reply.Returned("[1,2]", List.of());
        };
    try (Lab lab = new Lab(code -> array, LIMITS)) {
      Trial trial = lab.run(StartKind.COLD, 2);
      assertThat(trial.outcomes()).containsOnly(OutcomeKind.SUCCESS);
      assertThat(trial.details())
          .hasSize(2)
          .allMatch(each -> each.times().durationMillis().isPresent());
    }
  }

  @Test
  void a_platform_that_went_away_is_unreachable_and_nothing_hangs() throws Exception {
    try (Lab lab = new Lab(code -> new EnvelopeBehaviour(QUICK), LIMITS);
        Deployment deployment = lab.deploy(StartKind.COLD)) {
      Tickets tickets = deployment.prepare(StartKind.COLD, 2);
      lab.server.close();
      assertThat(lab.run(deployment, tickets).outcomes()).containsOnly(OutcomeKind.UNREACHABLE);
    }
  }

  @Test
  void a_later_block_puts_the_next_versions_of_the_same_actions_in_place() throws Exception {
    try (Lab lab = new Lab(code -> new EnvelopeBehaviour(QUICK), LIMITS)) {
      Set<String> names = new HashSet<>();
      for (int block = 0; block < 3; block++) {
        Trial trial = lab.run(StartKind.COLD, 3);
        assertThat(trial.details()).hasSize(3).allMatch(each -> seen(each, StartKind.COLD));
        assertThat(trial.details())
            .extracting(InvocationDetail::actionVersion)
            .containsOnly("0.0." + (block + 1));
        names.addAll(lab.actions());
      }
      assertThat(names).hasSize(3).allMatch(name -> name.startsWith("whiskwatt-test-"));
    }
  }

  @Test
  void two_deployments_of_a_cell_at_a_time_share_no_action() throws Exception {
    try (Lab lab = new Lab(code -> new EnvelopeBehaviour(QUICK), LIMITS);
        Deployment one = lab.deploy(StartKind.COLD);
        Deployment other = lab.deploy(StartKind.COLD)) {
      one.prepare(StartKind.COLD, 2);
      other.prepare(StartKind.COLD, 2);
      assertThat(lab.actions()).hasSize(4);
    }
  }

  private static boolean seen(InvocationDetail detail, StartKind start) {
    return detail.start().seen().equals(Optional.of(start));
  }

  private record Trial(
      Tickets tickets, List<OutcomeKind> outcomes, List<InvocationDetail> details) {}

  /** An embedded server, seen as any OpenWhisk. */
  private static final class Lab implements AutoCloseable {
    final ScriptedContainers containers;
    final EmbeddedOpenWhisk server;
    private final OpenWhiskClient client;
    private final StudyActions actions;

    Lab(Script script, ServerLimits limits) throws IOException {
      containers = new ScriptedContainers(script);
      ContainerPool pool =
          ContainerPool.open(
              containers,
              PoolSettings.of(DataSize.ofMegabytes(1024), Duration.ofSeconds(30)),
              SystemTime.INSTANCE);
      server = EmbeddedOpenWhisk.start(ServerSettings.privately(limits), pool, SystemTime.INSTANCE);
      client = OpenWhiskClient.connect(server.endpoint());
      actions =
          StudyActions.on(client, new PlainControl(4), Owner.newRun("test"), SystemTime.INSTANCE);
    }

    Deployment deploy(StartKind start) {
      Workload hello =
          new Workload(
              "hello",
              new WorkloadSource.Bundled("hello"),
              Optional.empty(),
              DataSize.ofMegabytes(128),
              "{}");
      LoadShape two = new LoadShape.Closed(2, Duration.ZERO);
      return actions.deploy(new Cell("here", hello, start, two));
    }

    Trial run(StartKind start, int count) {
      try (Deployment deployment = deploy(start)) {
        return run(deployment, deployment.prepare(start, count));
      }
    }

    Trial run(Deployment deployment, Tickets tickets) {
      LoadShape two = new LoadShape.Closed(2, Duration.ZERO);
      LoadPlan plan = LoadPlan.of(two, tickets, Duration.ofMillis(300), 1);
      TrialRecorder log = TrialRecorder.forPlan(plan);
      try (Invoker invoker = deployment.open(tickets, log)) {
        new LoadLoop(SystemTime.INSTANCE).run(plan, invoker, log);
      }
      List<OutcomeKind> outcomes = IntStream.range(0, log.size()).mapToObj(log::outcome).toList();
      return new Trial(tickets, outcomes, deployment.join(log, Duration.ofSeconds(5)));
    }

    List<String> actions() {
      return client.actions(200, 0).await().found().orElseThrow().stream()
          .map(ActionSummary::name)
          .toList();
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }
}
