package io.whiskwatt.cli.hostile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.LoadResult;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.start.PlainStarts;
import io.whiskwatt.openwhisk.start.SandboxRules;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Rate;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A trial against every misdeed at random, counted on both sides. */
class HostileRunIT {
  private static final int PER_SECOND = 500;
  private static final int SECONDS = 6;

  /** For what answers at all, on a machine that does other things too. */
  private static final Duration DRAIN = Duration.ofSeconds(10);

  @ParameterizedTest
  @EnumSource
  void a_trial_accounts_for_every_call_as_the_server_does(TransportKind transport) {
    try (HostileServer server =
            HostileServer.start(
                Door.plain(), Script.mixed(weights(), 20260301), Manners::ofOpenWhisk);
        OpenWhiskClient client =
            OpenWhiskClient.connect(endpoint(server), SystemTime.INSTANCE, transport)) {
      isAccountedFor(server, client);
    }
  }

  /** One in two is whole; a share of all others, but for the one that depends on a round trip. */
  private static Map<Misdeed, Integer> weights() {
    Map<Misdeed, Integer> weights = new EnumMap<>(Misdeed.class);
    for (Misdeed misdeed : Misdeed.values()) {
      weights.put(misdeed, 1);
    }
    weights.remove(Misdeed.DROP_KEPT);
    weights.put(Misdeed.WHOLE, weights.size());
    return weights;
  }

  private static Endpoint endpoint(HostileServer server) {
    return new Endpoint(
        URI.create("http://127.0.0.1:" + server.port()), AuthKey.of("guest:of-a-test"));
  }

  private static void isAccountedFor(HostileServer server, OpenWhiskClient client) {
    TrialRecorder log = trial(client);
    assertThat(log.size()).isEqualTo(PER_SECOND * SECONDS);
    assertThat(log.faults().none()).as("%s", log.faults()).isTrue();
    Map<OutcomeKind, Long> told =
        IntStream.range(0, log.size())
            .mapToObj(log::outcome)
            .collect(groupingBy(k -> k, counting()));
    Map<OutcomeKind, Long> done = expected(server.account(), log.size());
    assertThat(told.getOrDefault(OutcomeKind.STALE_CONNECTION, 0L))
        .isLessThanOrEqualTo(done.getOrDefault(OutcomeKind.STALE_CONNECTION, 0L));
    assertThat(lateTogether(told)).isEqualTo(lateTogether(done));
  }

  /** On a machine that is busy enough a stale connection shows late: then it is a lost one. */
  private static Map<OutcomeKind, Long> lateTogether(Map<OutcomeKind, Long> counts) {
    Map<OutcomeKind, Long> together = new TreeMap<>(counts);
    Optional.ofNullable(together.remove(OutcomeKind.STALE_CONNECTION))
        .ifPresent(stale -> together.merge(OutcomeKind.CONNECTION_LOST, stale, Long::sum));
    return together;
  }

  /** What never reached the server was sent on a connection that it had closed. */
  private static Map<OutcomeKind, Long> expected(Account account, int calls) {
    Map<OutcomeKind, Long> expected = new TreeMap<>();
    account.byMisdeed().forEach((each, count) -> expected.merge(each.outcome(), count, Long::sum));
    long unseen = calls - account.requests();
    assertThat(unseen).isNotNegative();
    if (unseen > 0) {
      expected.put(OutcomeKind.STALE_CONNECTION, unseen);
    }
    return expected;
  }

  private static TrialRecorder trial(OpenWhiskClient client) {
    SystemTime time = SystemTime.INSTANCE;
    PlainStarts starts = PlainStarts.of(SandboxRules.of(Duration.ofSeconds(30)), time);
    StudyActions actions = StudyActions.on(client, starts, Owner.newRun("hostile"), time);
    LoadShape shape = new LoadShape.Constant(Rate.perSecond(PER_SECOND));
    try (Deployment deployment = actions.deploy(cell(shape))) {
      Tickets tickets = deployment.prepare(StartKind.COLD, PER_SECOND * SECONDS);
      LoadPlan plan =
          LoadPlan.of(shape, tickets, Duration.ofSeconds(SECONDS), 1).withDrainLimit(DRAIN);
      TrialRecorder log = TrialRecorder.forPlan(plan);
      try (Invoker invoker = deployment.open(tickets, log)) {
        LoadResult result = new LoadLoop(time).run(plan, invoker, log);
        assertThat(result.shortened()).isEmpty();
        assertThat(result.interrupted()).isFalse();
      }
      assertThat(deployment.join(log, Duration.ofSeconds(1))).isNotEmpty();
      return log;
    }
  }

  private static Cell cell(LoadShape shape) {
    Workload workload =
        new Workload(
            "hello",
            new WorkloadSource.Bundled("hello"),
            Optional.of("nodejs:default"),
            DataSize.ofMegabytes(128),
            "{}");
    return new Cell("hostile", workload, StartKind.COLD, shape);
  }
}
