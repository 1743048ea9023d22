package io.whiskwatt.openwhisk.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.scripted.EnvelopeBehaviour;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.openwhisk.local.server.EmbeddedOpenWhisk;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.local.server.ServerSettings;
import io.whiskwatt.openwhisk.start.SandboxRules;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An embedded server that is nobody's but its own, and how a study sees it. */
final class Lab implements AutoCloseable {
  static final DataSize MEMORY = DataSize.ofMegabytes(4096);
  static final Duration IDLE = Duration.ofSeconds(1);
  static final ServerLimits GENEROUS = ServerLimits.forStudies(MEMORY);

  private final EmbeddedOpenWhisk server;
  private final OpenWhiskClient client;

  private Lab(EmbeddedOpenWhisk server) {
    this.server = server;
    this.client = OpenWhiskClient.connect(server.endpoint());
  }

  static Lab scripted(ServerLimits limits) {
    return of(new ScriptedContainers(code -> new EnvelopeBehaviour(Duration.ofMillis(5))), limits);
  }

  static Lab of(ActionContainers containers, ServerLimits limits) {
    PoolSettings settings = PoolSettings.of(MEMORY, IDLE);
    ContainerPool pool = ContainerPool.open(containers, settings, SystemTime.INSTANCE);
    try {
      ServerSettings privately = ServerSettings.privately(limits);
      return new Lab(EmbeddedOpenWhisk.start(privately, pool, SystemTime.INSTANCE));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  RemoteSpec spec() {
    SandboxRules rules =
        new SandboxRules(
            IDLE, Optional.of(MEMORY), OptionalInt.of(1), Optional.empty(), List.of(), 1);
    return new RemoteSpec(server.endpoint(), rules, TransportKind.NIO, List.of());
  }

  Platform open(String study) {
    return RemotePlatform.open(spec(), Owner.newRun(study), SystemTime.INSTANCE);
  }

  OpenWhiskClient client() {
    return client;
  }

  /** Somebody else's action. */
  void put(String name, Map<String, String> annotations) {
    ActionLimits limits = ActionLimits.withoutLogs(DataSize.ofMegabytes(128));
    String code = "function main() { return {}; }";
    ActionDraft draft =
        new ActionDraft(name, "nodejs:20", code, Optional.empty(), limits, annotations);
    assertThat(client.put(draft).await().found()).isPresent();
  }

  List<String> actions() {
    return client.allActions().await().found().orElseThrow().stream()
        .map(ActionSummary::name)
        .sorted()
        .toList();
  }

  static Cell hello(StartKind start) {
    return new Cell(
        "here",
        new Workload(
            "hello",
            new WorkloadSource.Bundled("hello"),
            Optional.empty(),
            DataSize.ofMegabytes(128),
            "{}"),
        start,
        new LoadShape.Closed(1, Duration.ZERO));
  }

  static Design design() {
    Duration second = Duration.ofSeconds(1);
    return new Design(DesignLevel.L4, 2, second, Duration.ZERO, second, second, 42);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
