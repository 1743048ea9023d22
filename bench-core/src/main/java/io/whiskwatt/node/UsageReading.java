package io.whiskwatt.node;

/**
 * One raw reading of what a machine, or a group of processes on it, has used.
 *
 * @param group {@value #MACHINE}, or a group of processes: {@code function}, {@code vmm}, {@code
 *     virtiofsd}, {@code shim}, {@code sentry}, {@code kubelet}, {@code containerd}, {@code
 *     control-plane}, {@code agent}, {@code other}; or a pod: {@code pod/} and its name
 * @param nanos when, on the node's monotonic clock
 * @param value in the measure's unit, finite
 */
public record UsageReading(
    NodeId node, String group, UsageMeasure measure, long nanos, double value) {
  /** The group that holds all of the machine. */
  public static final String MACHINE = "machine";

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
