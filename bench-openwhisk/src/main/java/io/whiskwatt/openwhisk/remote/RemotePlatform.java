package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.config.Problem;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.preflight.CallPace;
import io.whiskwatt.openwhisk.preflight.Preflight;
import io.whiskwatt.openwhisk.preflight.Surroundings;
import io.whiskwatt.openwhisk.preflight.TryOut;
import io.whiskwatt.openwhisk.proof.IsolationProbe;
import io.whiskwatt.openwhisk.start.PlainStarts;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** A real OpenWhisk, spoken to by nothing but its REST API. */
final class RemotePlatform implements Platform {
  /** A request that was cut short may still be carried out. */
  private static final Duration CUT_SHORT = Duration.ofMillis(300);

  private static final long PROBE_MEGABYTES = 128;

  private final RemoteSpec spec;
  private final OpenWhiskClient client;
  private final OwnActions own;
  private final ServerFacts server;
  private final PlainStarts starts;
  private final StudyActions actions;
  private final CallPace pace;
  private final TimeSource time;
  private final Set<NodeId> workers = new LinkedHashSet<>();
  private OptionalInt seen = OptionalInt.empty();
  private List<String> notes = List.of();
  private boolean cutShort;
  private boolean closed;

  private RemotePlatform(
      RemoteSpec spec, OpenWhiskClient client, Owner owner, ServerFacts server, TimeSource time) {
    this.spec = spec;
    this.client = client;
    Owner mine = spec.runtime().map(runtime -> runtime.owner(owner)).orElse(owner);
    this.own = new OwnActions(client, mine.study(), Optional.of(mine.run()));
    this.server = server;
    this.starts = PlainStarts.of(spec.rules(), time);
    this.actions = StudyActions.on(client, starts, mine, time);
    this.pace = new CallPace(time, server.limits().invocationsPerMinute());
    this.time = time;
    if (spec.onThisMachine()) {
      knows(Set.of(ThisMachine.node().id()));
    }
  }

  /**
   * A platform that answers.
   *
   * @throws PlatformUnavailable when it does not, or not to this key
   */
  static Platform open(RemoteSpec spec, Owner owner, TimeSource time) {
    OpenWhiskClient client = connect(spec, time);
    try {
      return new RemotePlatform(spec, client, owner, ServerFacts.ask(client), time);
    } catch (RuntimeException failure) {
      client.close();
      throw failure;
    }
  }

  /**
   * Sends nothing yet.
   *
   * @throws PlatformUnavailable when the CA file cannot be used
   */
  static OpenWhiskClient connect(RemoteSpec spec, TimeSource time) {
    try {
      return OpenWhiskClient.connect(spec.endpoint(), time, spec.transport());
    } catch (IllegalArgumentException unusable) {
      throw new PlatformUnavailable(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** Whatever makes sandboxes comes after this: other platforms may share the cluster. */
  private void chooseRuntime() {
    spec.runtime().ifPresent(RuntimeSwitch::choose);
  }

  private void knows(Set<NodeId> bootIds) {
    workers.addAll(bootIds);
    starts.placement().workersAre(bootIds);
  }

  /** Those whose boot id is known, which under a kernel of its own no sandbox shows. */
  @Override
  public Set<NodeId> nodes() {
    return Set.copyOf(workers);
  }

  @Override
  public Map<String, String> facts() {
    return server.facts(spec, seen);
  }

  @Override
  public List<Problem> preflight(List<CellPlan> cells) {
    chooseRuntime();
    Surroundings surroundings = server.surroundings(spec.rules(), seen);
    Preflight preflight = new Preflight(client, starts, actions, surroundings, pace, time);
    List<Problem> problems = watched(() -> preflight.problems(cells));
    notes = preflight.notes();
    return problems;
  }

  @Override
  public List<String> notes() {
    List<String> all = new ArrayList<>(spec.notes());
    all.addAll(notes);
    return all;
  }

  @Override
  public Deployment deploy(Cell cell) {
    chooseRuntime();
    return watched(() -> actions.deploy(cell));
  }

  @Override
  public Population drain(Duration limit) {
    return watched(() -> starts.drain(limit));
  }

  @Override
  public IsolationProof prove(IsolationClaim claim, NodeObserver nodes) {
    chooseRuntime();
    TryOut tryOut = new TryOut(client, starts.ledger(), pace, time);
    IsolationProbe probe = new IsolationProbe(tryOut, actions, starts.placement(), time);
    return watched(
        () -> {
          starts.placement().podsAreSeenBy(nodes, time);
          knows(nodes.nodes());
          IsolationProbe.Found found = probe.look(expectedWorkers(nodes), probeMemory());
          knows(found.bootIds());
          seen = found.workers().isEmpty() ? seen : OptionalInt.of(found.workers().size());
          return found.proof(claim, nodes);
        });
  }

  private DataSize probeMemory() {
    return DataSize.ofMegabytes(Math.max(PROBE_MEGABYTES, server.limits().minMemoryMegabytes()));
  }

  /** A study that meters its workers names all of them. */
  private OptionalInt expectedWorkers(NodeObserver nodes) {
    if (spec.rules().workers().isPresent()) {
      return spec.rules().workers();
    }
    OptionalInt healthy = server.healthyInvokers();
    int metered = nodes.nodes().size();
    return healthy.isPresent() || metered == 0 ? healthy : OptionalInt.of(metered);
  }

  /** An interrupt ends requests early, and the server may carry them out all the same. */
  private <T> T watched(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      cutShort |= Thread.currentThread().isInterrupted();
    }
  }

  /**
   * Removes every action of this run: those of deployments that were not closed too.
   *
   * @throws PlatformUnavailable when that is not possible
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (client) {
      boolean left = !own.remove().isEmpty();
      if (left || cutShort) {
        time.parkUntil(time.nanos() + CUT_SHORT.toNanos());
        own.remove();
      }
    }
  }
}
