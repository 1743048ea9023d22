package io.whiskwatt.testing;

import io.whiskwatt.config.Problem;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.platform.TrialLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A sound platform with one fault, to see whether a contract finds it. */
record SpoiledPlatform(
    Platform sound,
    UnaryOperator<StartKind> start,
    UnaryOperator<InvocationSink> sink,
    UnaryOperator<Invoker> invoker)
    implements Platform {
  @Override
  public Set<NodeId> nodes() {
    return sound.nodes();
  }

  @Override
  public Map<String, String> facts() {
    return sound.facts();
  }

  @Override
  public List<Problem> preflight(List<CellPlan> cells) {
    return sound.preflight(cells);
  }

  @Override
  public Deployment deploy(Cell cell) {
    return new SpoiledDeployment(sound.deploy(cell), this);
  }

  @Override
  public Population drain(Duration limit) {
    return sound.drain(limit);
  }

  @Override
  public IsolationProof prove(IsolationClaim claim, NodeObserver nodes) {
    return sound.prove(claim, nodes);
  }

  @Override
  public void close() {
    sound.close();
  }

  private record SpoiledDeployment(Deployment sound, SpoiledPlatform fault) implements Deployment {
    @Override
    public Tickets prepare(StartKind kind, int count) {
      return sound.prepare(fault.start.apply(kind), count);
    }

    @Override
    public Invoker open(Tickets tickets, InvocationSink sink) {
      return fault.invoker.apply(sound.open(tickets, fault.sink.apply(sink)));
    }

    @Override
    public List<InvocationDetail> join(TrialLog log, Duration limit) {
      return sound.join(log, limit);
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
