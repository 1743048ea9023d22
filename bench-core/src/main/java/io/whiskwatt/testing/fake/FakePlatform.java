package io.whiskwatt.testing.fake;

import io.whiskwatt.config.Problem;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A platform whose sandboxes are arithmetic: they take the time and the energy that its {@link
 * FakeBehaviour} says. On a {@link io.whiskwatt.testing.ManualTime} it has no threads of its own.
 */
public final class FakePlatform implements Platform {
  private static final Map<String, String> FACTS =
      Map.of("runtime", "fake", "sandbox", "simulated", "kernel", "shared");

  private final FakeBehaviour behaviour;
  private final FakeMachine machine;
  private final TimeSource time;
  private final Alarms alarms;
  private final FakeSandboxes sandboxes;
  private final Set<String> actions = new ConcurrentSkipListSet<>();
  private final AtomicInteger deployed = new AtomicInteger();
  private final AtomicInteger invoked = new AtomicInteger();

  public FakePlatform(FakeBehaviour behaviour, FakeMachine machine, TimeSource time) {
    this.behaviour = behaviour;
    this.machine = machine;
    this.time = time;
    this.alarms = Alarms.on(time);
    this.sandboxes = new FakeSandboxes(behaviour.idleTimeout().toNanos());
  }

  @Override
  public Set<NodeId> nodes() {
    return Set.of(machine.node().id());
  }

  @Override
  public Map<String, String> facts() {
    return FACTS;
  }

  /** Names of the actions that are deployed now. */
  public Set<String> actions() {
    return Set.copyOf(actions);
  }

  @Override
  public List<Problem> preflight(List<CellPlan> cells) {
    return cells.stream()
        .map(CellPlan::cell)
        .filter(cell -> !behaviour.starts().containsKey(cell.start()))
        .map(
            cell ->
                Problem.of(
                    "the fake platform has no \"" + cell.start().key() + "\" starts",
                    "give its behaviour one with withStart"))
        .toList();
  }

  @Override
  public Deployment deploy(Cell cell) {
    String action = "whiskwatt-fake-" + deployed.getAndIncrement();
    actions.add(action);
    return new FakeDeployment(this, action);
  }

  @Override
  public Population drain(Duration limit) {
    long deadline = time.nanos() + limit.toNanos();
    while (population().total() > 0
        && time.nanos() < deadline
        && !Thread.currentThread().isInterrupted()) {
      time.parkUntil(Math.min(deadline, sandboxes.lastExpiryNanos()));
    }
    return population();
  }

  @Override
  public IsolationProof prove(IsolationClaim claim, NodeObserver nodes) {
    List<String> evidence = List.of("a simulated sandbox shares the kernel by definition");
    if (claim.values().isEmpty() || !FACTS.keySet().containsAll(claim.values().keySet())) {
      return IsolationProof.of(IsolationProof.Verdict.NOT_PROVEN, evidence);
    }
    return IsolationProof.of(
        FACTS.entrySet().containsAll(claim.values().entrySet())
            ? IsolationProof.Verdict.PROVEN
            : IsolationProof.Verdict.REFUTED,
        evidence);
  }

  /** Looks at the platform's one machine. */
  public NodeObserver observer() {
    return new NodeObserver() {
      @Override
      public Set<NodeId> nodes() {
        return FakePlatform.this.nodes();
      }

      @Override
      public NodeFacts facts(NodeId node) {
        requireOurs(node);
        return machine.facts();
      }

      @Override
      public Population sandboxes(NodeId node) {
        requireOurs(node);
        return population();
      }
    };
  }

  private void requireOurs(NodeId node) {
    if (!nodes().contains(node)) {
      throw new IllegalArgumentException("there is no node \"" + node + "\" here");
    }
  }

  @Override
  public void close() {
    alarms.close();
    actions.clear();
  }

  Population population() {
    return sandboxes.population(time.nanos());
  }

  FakeBehaviour behaviour() {
    return behaviour;
  }

  FakeMachine machine() {
    return machine;
  }

  TimeSource time() {
    return time;
  }

  Alarms alarms() {
    return alarms;
  }

  FakeSandboxes sandboxes() {
    return sandboxes;
  }

  int nextNumber() {
    return invoked.getAndIncrement();
  }

  void undeploy(String action) {
    actions.remove(action);
  }
}
