package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.openwhisk.preflight.TryOut;
import io.whiskwatt.openwhisk.start.Placement;
import io.whiskwatt.openwhisk.start.StudyActions;
import io.whiskwatt.openwhisk.workload.ActionSource;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.IsolationClaim;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Runs the probe action on every worker of a platform. */
public final class IsolationProbe {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String NAME = "probe";

  private final TryOut tryOut;
  private final StudyActions actions;
  private final Placement placement;
  private final TimeSource time;

  public IsolationProbe(TryOut tryOut, StudyActions actions, Placement placement, TimeSource time) {
    this.tryOut = tryOut;
    this.actions = actions;
    this.placement = placement;
    this.time = time;
  }

  /**
   * What the probe saw.
   *
   * @param bootIds those of workers, as far as sandboxes show them
   * @param workers that were seen, told by boot id or invoker
   * @param worth weighs a claim
   */
  public record Found(
      Set<NodeId> bootIds,
      Set<NodeId> workers,
      BiFunction<IsolationClaim, NodeObserver, IsolationProof> worth) {
    /** What that is worth to a claim. */
    public IsolationProof proof(IsolationClaim claim, NodeObserver nodes) {
      return worth.apply(claim, nodes);
    }
  }

  /**
   * Looks until every worker was seen, or that many names did not reach it.
   *
   * @param workers how many there are; empty: unknown
   * @param memory of the probe's sandboxes
   */
  public Found look(OptionalInt workers, DataSize memory) {
    WorkerSearch search = new WorkerSearch(placement, workers);
    Parsed<ActionSource> source = actions.suite().probe();
    Optional<String> failure = source.problems().stream().findFirst().map(each -> each.text());
    long deadline = time.nanos() + LIMIT.toNanos();
    while (failure.isEmpty()
        && search.mayShowMore()
        && time.nanos() - deadline < 0
        && !Thread.currentThread().isInterrupted()) {
      failure = look(source.value().orElseThrow(), memory, search);
    }
    Set<NodeId> boots =
        search.sharedBootIds().stream().map(NodeId::new).collect(Collectors.toSet());
    Findings findings = new Findings(search, workers, failure);
    return new Found(boots, search.byWorker().keySet(), findings::proof);
  }

  private Optional<String> look(ActionSource source, DataSize memory, WorkerSearch search) {
    WorkloadSource bundled = new WorkloadSource.Bundled(NAME);
    Workload probe = new Workload(NAME, bundled, Optional.empty(), memory, "{}");
    TryOut.Tried tried = tryOut.anew(actions.draft(probe, source, Map.of()), "{}", 1);
    search.tried(Look.ofResult(tried.lastResult()));
    return tried.failure();
  }
}
