package io.whiskwatt.node;

/**
 * One raw reading of what a machine, or a group of processes on it, has used.
 *
 * @param group {@value #MACHINE}, a {@linkplain ProcessGroup#key group of processes}, or a pod:
 *     {@value #POD} and its name
 * @param nanos when, on the node's monotonic clock
 * @param value in the measure's unit, finite
 */
public record UsageReading(
    NodeId node, String group, UsageMeasure measure, long nanos, double value) {
  /** The group that holds all of the machine. */
  public static final String MACHINE = "machine";

  /** What the name of a pod follows. */
  public static final String POD = "pod/";

  public UsageReading {
    if (group.isBlank()) {
      throw new IllegalArgumentException("a usage reading needs a group");
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the " + measure.key() + " of \"" + group + "\" is not finite: " + value);
    }
  }
}
