package io.whiskwatt.results.usage;

import io.whiskwatt.node.ProcessGroup;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What machines did in one window.
 *
 * @param cpuSeconds by group; they add up to all CPU time of the machines, {@link
 *     ProcessGroup#OTHER} being what no other group accounts for
 * @param stealSeconds CPU time that a hypervisor gave to others
 * @param frequencyHertz mean over the window
 * @param temperatureCelsius mean over the window, of the hottest package
 * @param throttles how often heat slowed the processors down
 * @param waitingSandboxes that were alive and did nothing, mean over the window
 */
public record Work(
    Map<ProcessGroup, Double> cpuSeconds,
    double stealSeconds,
    OptionalDouble frequencyHertz,
    OptionalDouble temperatureCelsius,
    double throttles,
    OptionalDouble waitingSandboxes) {
  public Work {
    cpuSeconds = Map.copyOf(cpuSeconds);
  }

  /**
   * The remainder is never negative: the kernel counts the machine's time by ticks, and that of
   * processes exactly, so that a little less may be left than the groups have.
   */
  static Map<ProcessGroup, Double> closed(Map<ProcessGroup, Double> groups, double busySeconds) {
    double accounted = groups.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<ProcessGroup, Double> closed = new EnumMap<>(ProcessGroup.class);
    closed.putAll(groups);
    closed.put(ProcessGroup.OTHER, Math.max(0, busySeconds - accounted));
    return closed;
  }

  public double cpuSeconds(ProcessGroup group) {
    return cpuSeconds.getOrDefault(group, 0.0);
  }

  /** All groups together. */
  public double busySeconds() {
    return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Share of the CPU time that was wanted and not given, 0 to 1. */
  public double stealShare() {
    double wanted = busySeconds() + stealSeconds;
    return wanted == 0 ? 0 : stealSeconds / wanted;
  }

  /** Of another machine in the same window: work adds up, the hotter and the slower one stay. */
  Work plus(Work other) {
    Map<ProcessGroup, Double> sum = new EnumMap<>(ProcessGroup.class);
    sum.putAll(cpuSeconds);
    other.cpuSeconds.forEach((group, seconds) -> sum.merge(group, seconds, Double::sum));
    return new Work(
        sum,
        stealSeconds + other.stealSeconds,
        either(frequencyHertz, other.frequencyHertz, true),
        either(temperatureCelsius, other.temperatureCelsius, false),
        throttles + other.throttles,
        both(waitingSandboxes, other.waitingSandboxes));
  }

  private static OptionalDouble both(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent()
        ? OptionalDouble.of(a.getAsDouble() + b.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble either(OptionalDouble a, OptionalDouble b, boolean lower) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    double first = a.getAsDouble();
    double second = b.getAsDouble();
    return OptionalDouble.of(lower ? Math.min(first, second) : Math.max(first, second));
  }
}
