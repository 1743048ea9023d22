package io.whiskwatt.results.trial;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.StepRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;

/** The gross energy of some machines of one platform, over any span of a session. */
public final class MachineEnergy {
  private final MeteredPlatform platform;
  private final IntFunction<Set<NodeId>> machines;
  private final Map<Integer, NodeSet> sessions = new HashMap<>();

  private MachineEnergy(MeteredPlatform platform, IntFunction<Set<NodeId>> machines) {
    this.platform = platform;
    this.machines = machines;
  }

  /** Of all machines that may serve. */
  public static MachineEnergy ofWorkers(RunData run, String name) {
    MeteredPlatform platform = new MeteredPlatform(run, name);
    return new MachineEnergy(platform, platform::workers);
  }

  /** Of the machines whose energy belongs to a cell. */
  public static MachineEnergy ofCell(RunData run, CellTrials cell) {
    MeteredPlatform platform = new MeteredPlatform(run, cell.cell().platform());
    return new MachineEnergy(
        platform,
        session -> {
          Set<NodeId> machines = platform.workers(session);
          machines.retainAll(cell.nodes());
          return machines;
        });
  }

  /** Of the machines that never serve. */
  public static MachineEnergy ofControlPlane(RunData run, String name) {
    MeteredPlatform platform = new MeteredPlatform(run, name);
    return new MachineEnergy(platform, platform::controlPlane);
  }

  /** In the window of a step; empty where it is not known, or there are no such machines. */
  public OptionalDouble joules(StepRecord step) {
    return joules(step.session(), step.startNanos(), step.endNanos());
  }

  /** Between two times of the run's clock; empty where it is not known. */
  public OptionalDouble joules(int session, long fromNanos, long toNanos) {
    NodeSet.Drawn drawn =
        sessions
            .computeIfAbsent(session, key -> platform.counters(key, machines.apply(key)))
            .between(fromNanos, toNanos);
    return drawn.loss().isPresent() ? OptionalDouble.empty() : OptionalDouble.of(drawn.joules());
  }
}
