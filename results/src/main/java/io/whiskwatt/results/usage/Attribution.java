package io.whiskwatt.results.usage;

import io.whiskwatt.node.ProcessGroup;
import java.util.EnumMap;
import java.util.Map;

/**
 * Net energy attributed to groups of processes by their share of the CPU time above idle. No
 * counter measures a process: this says who kept the processors busy, and not what each drew. The
 * parts add up to the whole to the microjoule, whatever its sign.
 */
public final class Attribution {
  private Attribution() {}

  /**
   * Microjoules by group.
   *
   * @param netMicrojoules to attribute, any sign
   * @param seconds CPU time above idle by group; one below 0 counts as none
   * @return what is lost by rounding, and all of it where no group was busy, is {@link
   *     ProcessGroup#OTHER}'s
   */
  public static Map<ProcessGroup, Long> of(long netMicrojoules, Map<ProcessGroup, Double> seconds) {
    double all = seconds.values().stream().mapToDouble(Attribution::share).sum();
    Map<ProcessGroup, Long> parts = new EnumMap<>(ProcessGroup.class);
    long rest = netMicrojoules;
    for (Map.Entry<ProcessGroup, Double> entry : seconds.entrySet()) {
      if (entry.getKey() != ProcessGroup.OTHER && all > 0) {
        long part = Math.round(netMicrojoules * (share(entry.getValue()) / all));
        parts.put(entry.getKey(), part);
        rest -= part;
      }
    }
    parts.put(ProcessGroup.OTHER, rest);
    return parts;
  }

  private static double share(double seconds) {
    return Double.isFinite(seconds) ? Math.max(0, seconds) : 0;
  }
}
