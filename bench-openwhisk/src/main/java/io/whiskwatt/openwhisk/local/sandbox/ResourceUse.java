package io.whiskwatt.openwhisk.local.sandbox;

/**
 * What a sandbox has used.
 *
 * @param cpuNanos CPU time of all its processes since its start, in nanoseconds
 * @param memoryBytes memory now, in bytes: anonymous memory charged to its cgroup, or without one
 *     the sum of the resident sets of its processes (which counts shared pages more than once)
 * @param source where both were read
 */
public record ResourceUse(long cpuNanos, long memoryBytes, Source source) {
  /** Where resource use is read. */
  public enum Source {
    /** Files of the sandbox's own cgroup: exact, and complete for processes that have ended. */
    CGROUP,
    /** {@code /proc/PID/stat} of the live process tree: 10 ms resolution. */
    PROC,
    /** Nothing could be read. */
    NONE
  }

  static final ResourceUse UNKNOWN = new ResourceUse(0, 0, Source.NONE);
}
