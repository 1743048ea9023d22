package io.whiskwatt.openwhisk.start;

import io.whiskwatt.load.LoadLoop;
import io.whiskwatt.load.LoadPlan;
import io.whiskwatt.load.TrialRecorder;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** An embedded server, seen through a gateway as any OpenWhisk: nothing helps but its REST API. */
final class Lab implements AutoCloseable {
  static final DataSize MEMORY = DataSize.ofMegabytes(128);

  /** Some 100 looks at the server. */
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(20);

  static final ServerLimits LIMITS = ServerLimits.forStudies(DataSize.ofMegabytes(1024));

  final SkippingTime time = new SkippingTime();
  final EmbeddedOpenWhisk server;
  final Gateway gateway;
  final OpenWhiskClient client;
  final PlainStarts starts;
  final StudyActions actions;

  Lab(ActionContainers containers, ServerLimits limits, SandboxRules rules) throws IOException {
    PoolSettings settings = PoolSettings.of(DataSize.ofMegabytes(1024), Duration.ofSeconds(30));
    ContainerPool pool = ContainerPool.open(containers, settings, SystemTime.INSTANCE);
    server = EmbeddedOpenWhisk.start(ServerSettings.privately(limits), pool, SystemTime.INSTANCE);
    gateway = new Gateway(server.endpoint());
    client = OpenWhiskClient.connect(gateway.endpoint());
    starts = PlainStarts.of(rules, time);
    actions = StudyActions.on(client, starts, Owner.newRun("test"), time);
  }

  /** Room for 4 sandboxes of 128 MB on a worker, of which there is one. */
  static SandboxRules rules() {
    return rules(Optional.empty(), List.of(), 1);
  }

  static SandboxRules rules(
      Optional<Duration> pauseGrace, List<SandboxRules.StemCells> stems, int cover) {
    return new SandboxRules(
        Duration.ofSeconds(30),
        Optional.of(DataSize.ofMegabytes(512)),
        OptionalInt.of(cover),
        pauseGrace,
        stems,
        cover);
  }

  Deployment deploy(StartKind start) {
    return deploy(start, new WorkloadSource.Bundled("hello"));
  }

  Deployment deploy(StartKind start, WorkloadSource source) {
    Workload workload = new Workload("hello", source, Optional.of("nodejs:default"), MEMORY, "{}");
    return actions.deploy(
        new Cell("here", workload, start, new LoadShape.Closed(2, Duration.ZERO)));
  }

  /** One trial of 300 ms with two callers. */
  record Trial(Tickets tickets, List<OutcomeKind> outcomes, List<InvocationDetail> details) {
    List<Optional<StartKind>> seen() {
      return details.stream().map(each -> each.start().seen()).toList();
    }
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
      new LoadLoop(time).run(plan, invoker, log);
    }
    List<OutcomeKind> outcomes = IntStream.range(0, log.size()).mapToObj(log::outcome).toList();
    return new Trial(tickets, outcomes, deployment.join(log, JOIN_LIMIT));
  }

  List<String> actionNames() {
    return client.actions(200, 0).await().found().orElseThrow().stream()
        .map(ActionSummary::name)
        .toList();
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
    server.close();
  }
}
