package io.whiskwatt.results.usage;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.UsageSeries;
import io.whiskwatt.results.trial.NodeClock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Everything that one node of one session said of its use. */
final class NodeUsage {
  private static final double NANOS_PER_SECOND = 1e9;

  private final NodeClock clock;
  private final Map<Key, UsageLine> lines = new HashMap<>();

  private NodeUsage(NodeClock clock) {
    this.clock = clock;
  }

  private record Key(String group, UsageMeasure measure) {}

  static NodeUsage of(RunData run, int session, NodeId node) {
    NodeUsage usage = new NodeUsage(NodeClock.of(run, session, node));
    for (UsageSeries series : run.usage()) {
      if (series.session() == session && series.node().equals(node)) {
        usage.lines.put(new Key(series.group(), series.measure()), new UsageLine(series));
      }
    }
    return usage;
  }

  private Optional<UsageLine> line(String group, UsageMeasure measure) {
    return Optional.ofNullable(lines.get(new Key(group, measure)));
  }

  private Optional<UsageLine> machine(UsageMeasure measure) {
    return line(UsageReading.MACHINE, measure);
  }

  /** What was done between two times of the run's clock; empty where the readings do not tell. */
  Optional<Work> between(long fromRunNanos, long toRunNanos) {
    long from = clock.nodeNanos(fromRunNanos);
    long to = clock.nodeNanos(toRunNanos);
    boolean covered =
        machine(UsageMeasure.CPU_USER_NANOS).filter(line -> line.covers(from, to)).isPresent();
    OptionalDouble busy = busySeconds(from, to);
    Optional<Map<ProcessGroup, Double>> groups = groups(from, to);
    if (!covered || busy.isEmpty() || groups.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Work(
            Work.closed(groups.get(), busy.getAsDouble()),
            grown(UsageMeasure.CPU_STEAL_NANOS, from, to).orElse(0) / NANOS_PER_SECOND,
            mean(UsageMeasure.FREQUENCY_HERTZ, from, to),
            mean(UsageMeasure.TEMPERATURE_CELSIUS, from, to),
            grown(UsageMeasure.THERMAL_THROTTLES, from, to).orElse(0),
            waiting(from, to)));
  }

  /** Sandboxes alive less those that were busy; empty where nobody counted them. */
  private OptionalDouble waiting(long from, long to) {
    OptionalDouble alive = sandboxes(UsageMeasure.SANDBOXES, from, to);
    OptionalDouble busy = sandboxes(UsageMeasure.SANDBOXES_BUSY, from, to);
    return alive.isPresent() && busy.isPresent()
        ? OptionalDouble.of(Math.max(0, alive.getAsDouble() - busy.getAsDouble()))
        : OptionalDouble.empty();
  }

  private OptionalDouble sandboxes(UsageMeasure measure, long from, long to) {
    return line(ProcessGroup.FUNCTION.key(), measure)
        .map(line -> line.mean(from, to))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble busySeconds(long from, long to) {
    double sum = 0;
    for (UsageMeasure mode :
        new UsageMeasure[] {
          UsageMeasure.CPU_USER_NANOS, UsageMeasure.CPU_SYSTEM_NANOS, UsageMeasure.CPU_GUEST_NANOS
        }) {
      OptionalDouble grown = grown(mode, from, to);
      if (grown.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += grown.getAsDouble();
    }
    return OptionalDouble.of(sum / NANOS_PER_SECOND);
  }

  private OptionalDouble grown(UsageMeasure measure, long from, long to) {
    return machine(measure).map(line -> line.grown(from, to)).orElse(OptionalDouble.of(0));
  }

  private OptionalDouble mean(UsageMeasure measure, long from, long to) {
    return machine(measure).map(line -> line.mean(from, to)).orElse(OptionalDouble.empty());
  }

  /** Empty where an account began again in between: its sampler was started anew. */
  private Optional<Map<ProcessGroup, Double>> groups(long from, long to) {
    Map<ProcessGroup, Double> seconds = new EnumMap<>(ProcessGroup.class);
    for (ProcessGroup group : ProcessGroup.values()) {
      Optional<UsageLine> line = line(group.key(), UsageMeasure.CPU_NANOS);
      if (line.isPresent() && group != ProcessGroup.OTHER) {
        OptionalDouble grown = line.get().grown(from, to);
        if (grown.isEmpty()) {
          return Optional.empty();
        }
        seconds.put(group, grown.getAsDouble() / NANOS_PER_SECOND);
      }
    }
    return Optional.of(seconds);
  }

  /** Adds the looks between two times of the run's clock to the memory of sandboxes. */
  void addMemory(long fromRunNanos, long toRunNanos, SandboxMemory memory) {
    long[] looks =
        machine(UsageMeasure.CPU_USER_NANOS)
            .map(line -> line.times(clock.nodeNanos(fromRunNanos), clock.nodeNanos(toRunNanos)))
            .orElse(new long[0]);
    for (long look : looks) {
      double sandboxes = level(ProcessGroup.FUNCTION, UsageMeasure.SANDBOXES, look);
      double busy = level(ProcessGroup.FUNCTION, UsageMeasure.SANDBOXES_BUSY, look);
      if (sandboxes > 0) {
        Map<ProcessGroup, Double> bytes = new EnumMap<>(ProcessGroup.class);
        for (ProcessGroup group : SandboxMemory.GROUPS) {
          bytes.put(group, level(group, UsageMeasure.PSS_BYTES, look));
        }
        memory.add(busy > 0, sandboxes, bytes);
      }
    }
  }

  private double level(ProcessGroup group, UsageMeasure measure, long nanos) {
    return line(group.key(), measure)
        .map(line -> line.level(nanos))
        .orElse(OptionalDouble.empty())
        .orElse(0);
  }

  /** Changes of governor, turbo or limits over all readings. */
  double policyChanges() {
    return machine(UsageMeasure.CLOCK_POLICY_CHANGES)
        .map(line -> line.grown(Long.MIN_VALUE, Long.MAX_VALUE))
        .orElse(OptionalDouble.empty())
        .orElse(0);
  }
}
