package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.ProcessGroup;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CPU time by group since the first look, in nanoseconds; it never falls.
 *
 * <p>A process that ends between two looks is not lost: its parent's count of children that it
 * waited for grows by all that the process ever used. What of that was not counted before goes to
 * the group of the processes that ended, or where none was known, to that of the parent. Lost is
 * only what ends unseen under a parent that ends as well, or that waits for nobody; it stays in the
 * machine's total, and so in what no group accounts for.
 *
 * <p>Sandboxes of the embedded platform are counted by their control groups, which forget nothing.
 */
final class CpuAccounts {
  private final Map<ProcessGroup, Long> nanos = new EnumMap<>(ProcessGroup.class);
  private final Map<String, Long> parents = new HashMap<>();
  private boolean looked;
  private long endedBefore;

  /**
   * Counts what was used since the look before.
   *
   * @param ended processes that are no more
   * @param sandboxes CPU time of all sandboxes of the embedded platform, by instance
   */
  void look(ProcessTable table, List<WorkerProcess> ended, Map<String, Long> sandboxes) {
    long used = ofSandboxes(sandboxes);
    long usedByLiving = 0;
    for (WorkerProcess process : table.alive()) {
      long own = (process.stat.ownTicks() - process.countedTicks) * StatLine.NANOS_PER_TICK;
      process.countedTicks = process.stat.ownTicks();
      if (process.place.embedded()) {
        usedByLiving += own;
      } else {
        add(process.group, own);
      }
    }
    long usedByEnded = Math.max(0, used - usedByLiving);
    long left = children(table, ended, usedByEnded + endedBefore, !sandboxes.isEmpty());
    endedBefore = Math.min(left, usedByEnded);
    looked = true;
  }

  private long ofSandboxes(Map<String, Long> sandboxes) {
    long used = 0;
    for (Map.Entry<String, Long> instance : sandboxes.entrySet()) {
      long before = parents.getOrDefault(instance.getKey(), looked ? 0L : instance.getValue());
      used += Math.max(0, instance.getValue() - before);
    }
    parents.clear();
    parents.putAll(sandboxes);
    add(ProcessGroup.FUNCTION, used);
    return used;
  }

  /**
   * Counts what ended children used that was not counted while they lived.
   *
   * @param counted CPU time of ended sandboxes, which their control groups have counted; it comes
   *     back in the count of whoever started them
   * @return what of that did not come back yet
   */
  private long children(
      ProcessTable table, List<WorkerProcess> ended, long counted, boolean accounted) {
    Map<WorkerProcess, Reaped> reaped = reaped(table, ended);
    long left = counted;
    for (WorkerProcess process : table.alive()) {
      long ticks = process.stat.childTicks() - process.countedChildTicks;
      process.countedChildTicks = process.stat.childTicks();
      if (ticks <= 0 || process.place.embedded()) {
        continue;
      }
      Reaped known = reaped.getOrDefault(process, new Reaped());
      long rest = Math.max(0, ticks - known.ticks) * StatLine.NANOS_PER_TICK;
      if (process.startsSandboxes && accounted) {
        long again = Math.min(rest, left);
        left -= again;
        add(ProcessGroup.SHIM, rest - again);
      } else {
        add(known.group(process), rest);
      }
    }
    return left;
  }

  /** Ended processes by the nearest ancestor that lives. */
  private static Map<WorkerProcess, Reaped> reaped(ProcessTable table, List<WorkerProcess> ended) {
    Map<Long, WorkerProcess> dead = new HashMap<>();
    ended.forEach(process -> dead.put(process.pid, process));
    Map<WorkerProcess, Reaped> reaped = new HashMap<>();
    for (WorkerProcess process : ended) {
      ancestor(process, table, dead)
          .ifPresent(living -> reaped.computeIfAbsent(living, key -> new Reaped()).add(process));
    }
    return reaped;
  }

  private static Optional<WorkerProcess> ancestor(
      WorkerProcess process, ProcessTable table, Map<Long, WorkerProcess> dead) {
    WorkerProcess at = process;
    for (int steps = 0; steps <= dead.size(); steps++) {
      long parent = at.stat.parent();
      WorkerProcess next = dead.get(parent);
      if (next == null) {
        return table.find(parent);
      }
      at = next;
    }
    return Optional.empty();
  }

  private void add(ProcessGroup group, long more) {
    nanos.merge(group, more, Long::sum);
  }

  /** Only of groups that were ever seen. */
  Map<ProcessGroup, Long> nanos() {
    return nanos;
  }

  /** Children that ended, as they were last seen. */
  private static final class Reaped {
    private final Set<ProcessGroup> groups = EnumSet.noneOf(ProcessGroup.class);
    private long ticks;

    void add(WorkerProcess process) {
      ticks += process.stat.ownTicks() + process.stat.childTicks();
      if (!process.place.embedded()) {
        groups.add(process.group);
      }
    }

    ProcessGroup group(WorkerProcess parent) {
      ProcessGroup ofParent = parent.startsSandboxes ? ProcessGroup.FUNCTION : parent.group;
      return groups.size() == 1 ? groups.iterator().next() : ofParent;
    }
  }
}
