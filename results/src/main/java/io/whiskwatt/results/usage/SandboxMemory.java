package io.whiskwatt.results.usage;

import io.whiskwatt.node.ProcessGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Memory (PSS) of sandboxes, by the groups that they are made of, over many looks: while all of
 * them were idle, and while at least one was busy.
 */
public final class SandboxMemory {
  /** What a sandbox is made of. */
  public static final List<ProcessGroup> GROUPS =
      List.of(
          ProcessGroup.FUNCTION,
          ProcessGroup.VMM,
          ProcessGroup.VIRTIOFSD,
          ProcessGroup.SENTRY,
          ProcessGroup.SHIM);

  private final State idle = new State();
  private final State busy = new State();

  void add(boolean isBusy, double sandboxes, Map<ProcessGroup, Double> bytes) {
    State state = isBusy ? busy : idle;
    double all = bytes.values().stream().mapToDouble(Double::doubleValue).sum();
    if (all > 0) {
      state.sandboxes += sandboxes;
      bytes.forEach((group, value) -> state.bytes.merge(group, value, Double::sum));
    }
  }

  /** Mean bytes of one sandbox while none was busy; NaN when that was never seen. */
  public double idleBytes(ProcessGroup group) {
    return idle.of(group);
  }

  /** Mean bytes of one sandbox while one or more were busy; NaN when that was never seen. */
  public double busyBytes(ProcessGroup group) {
    return busy.of(group);
  }

  private static final class State {
    private final Map<ProcessGroup, Double> bytes = new EnumMap<>(ProcessGroup.class);
    private double sandboxes;

    double of(ProcessGroup group) {
      return sandboxes == 0 ? Double.NaN : bytes.getOrDefault(group, 0.0) / sandboxes;
    }
  }
}
