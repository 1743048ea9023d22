package io.whiskwatt.openwhisk.local;

import io.whiskwatt.config.Problem;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.server.EmbeddedOpenWhisk;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.openwhisk.local.server.ServerSettings;
import io.whiskwatt.openwhisk.preflight.CallPace;
import io.whiskwatt.openwhisk.preflight.Preflight;
import io.whiskwatt.openwhisk.preflight.Surroundings;
import io.whiskwatt.openwhisk.preflight.TryOut;
import io.whiskwatt.openwhisk.proof.IsolationProbe;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** An embedded OpenWhisk with one sandbox technology, measured over HTTP. */
final class LocalPlatform implements Platform {
  private static final DataSize PROBE_MEMORY = DataSize.ofMegabytes(128);

  private final EmbeddedOpenWhisk server;
  private final OpenWhiskClient client;
  private final StudyActions actions;
  private final IsolationProbe isolation;
  private final Preflight preflight;
  private final Map<String, String> facts;

  private LocalPlatform(
      EmbeddedOpenWhisk server,
      OpenWhiskClient client,
      StudyActions actions,
      IsolationProbe isolation,
      Preflight preflight,
      Map<String, String> facts) {
    this.server = server;
    this.client = client;
    this.actions = actions;
    this.isolation = isolation;
    this.preflight = preflight;
    this.facts = facts;
  }

  /**
   * A platform that answers.
   *
   * @param containers closed with it, also when it does not come up
   * @param facts of the sandboxes
   */
  static Platform open(
      LocalSpec spec,
      Owner owner,
      ActionContainers containers,
      Map<String, String> facts,
      TimeSource time) {
    EmbeddedOpenWhisk server = start(spec, containers, time);
    OpenWhiskClient client =
        OpenWhiskClient.connect(server.endpoint(), SystemTime.INSTANCE, spec.transport());
    try {
      LocalStarts starts = new LocalStarts(server, spec.prewarm(), time);
      StudyActions actions = StudyActions.on(client, starts, owner, time);
      CallPace pace = new CallPace(time, limits(spec).invocationsPerMinute());
      Surroundings here = Surroundings.here(spec.idleTimeout());
      Preflight preflight = new Preflight(client, starts, actions, here, pace, time);
      TryOut tryOut = new TryOut(client, starts.ledger(), pace, time);
      IsolationProbe isolation = new IsolationProbe(tryOut, actions, starts.placement(), time);
      return new LocalPlatform(
          server, client, actions, isolation, preflight, withLimits(facts, spec));
    } catch (RuntimeException failure) {
      client.close();
      server.close();
      throw failure;
    }
  }

  private static EmbeddedOpenWhisk start(
      LocalSpec spec, ActionContainers containers, TimeSource time) {
    ContainerPool pool = ContainerPool.open(containers, spec.pool(), time);
    ServerSettings settings = ServerSettings.privately(limits(spec));
    try {
      return EmbeddedOpenWhisk.start(settings, pool, time);
    } catch (IOException failure) {
      pool.close();
      throw new PlatformUnavailable(
          "the embedded platform finds no port: " + failure.getMessage(), failure);
    }
  }

  private static ServerLimits limits(LocalSpec spec) {
    return ServerLimits.forStudies(spec.userMemory());
  }

  private static Map<String, String> withLimits(Map<String, String> facts, LocalSpec spec) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put("platform", "embedded");
    all.put("user memory", spec.userMemory().toString());
    all.put("idle time-out", spec.idleTimeout().toMillis() + " ms");
    all.put("transport", spec.transport().key());
    all.put("stem cells", Integer.toString(spec.prewarm()));
    all.put("cold sandboxes", "one for each invocation, removed right after its reply");
    return Collections.unmodifiableMap(all);
  }

  @Override
  public Set<NodeId> nodes() {
    return Set.of(ThisMachine.node().id());
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public List<Problem> preflight(List<CellPlan> cells) {
    return preflight.problems(cells);
  }

  @Override
  public List<String> notes() {
    return preflight.notes();
  }

  @Override
  public Deployment deploy(Cell cell) {
    return actions.deploy(cell);
  }

  @Override
  public Population drain(Duration limit) {
    return server.pool().drain(limit);
  }

  @Override
  public IsolationProof prove(IsolationClaim claim, NodeObserver nodes) {
    return isolation.look(OptionalInt.of(1), PROBE_MEMORY).proof(claim, nodes);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
