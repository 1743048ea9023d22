package io.whiskwatt.rapl.source;

import io.whiskwatt.rapl.machine.FileText;
import io.whiskwatt.rapl.machine.FileText.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A kernel counter of the CPU time that the whole machine has used.
 *
 * @param description what it is and how fine
 * @param isMachineWide false: the file is there, but of a container's own group
 */
record CpuClock(
    String description, Path file, boolean isMachineWide, Function<String, OptionalLong> parser) {
  /** All that Linux may have, the finest first. */
  static List<CpuClock> candidates(Path root) {
    Path groups = root.resolve("sys/fs/cgroup");
    return List.of(
        usage(groups.resolve("cpuacct/cpuacct.usage")),
        usage(groups.resolve("cpu,cpuacct/cpuacct.usage")),
        new CpuClock(
            "nanoseconds, a task's counted when it leaves its CPU",
            root.resolve("proc/schedstat"),
            true,
            CpuTimes::ofSchedulerStatistics),
        groupStatistics(groups.resolve("cpu.stat")),
        groupStatistics(groups.resolve("unified/cpu.stat")),
        new CpuClock("ticks of 10 ms", root.resolve("proc/stat"), true, CpuTimes::ofTicks));
  }

  /** Only the root group of v1 has a release agent. */
  private static CpuClock usage(Path file) {
    return new CpuClock(
        "cgroup v1, nanoseconds, updated at ticks and task switches",
        file,
        Files.exists(file.resolveSibling("release_agent")),
        CpuTimes::ofUsage);
  }

  /** Only groups of v2 that are not the root have a type. */
  private static CpuClock groupStatistics(Path file) {
    return new CpuClock(
        "cgroup v2, microseconds, counted by ticks unless the kernel is tickless",
        file,
        Files.notExists(file.resolveSibling("cgroup.type")),
        CpuTimes::ofGroupStatistics);
  }

  /** CPU time of all processors since some moment, in nanoseconds. */
  long busyNanos() throws Unreadable {
    FileText text = FileText.read(file);
    if (text instanceof FileText.Unreadable missing) {
      throw Unreadable.of(missing);
    }
    if (!isMachineWide) {
      throw new Unreadable(Cause.ABSENT, file + ": of a container's group, not of the machine");
    }
    return text.trimmed()
        .map(parser)
        .orElseGet(OptionalLong::empty)
        .orElseThrow(() -> new Unreadable(Cause.BROKEN, file + ": not of the expected form"));
  }
}
