package io.whiskwatt.openwhisk.local.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A process with everything it started and that still has it as an ancestor. */
public final class ProcessTree {
  // Jiffies per second as user space sees them: 100 on every architecture of Linux (man 7 time).
  private static final long NANOS_PER_TICK = 10_000_000L;

  private ProcessTree() {}

  /** The root and its descendants as they are now. */
  public static List<ProcessHandle> handles(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  /**
   * Processes of this user that were started with an environment entry, and all they started since:
   * finds those that have left their tree.
   *
   * @param entry {@code NAME=value}, of a value that nobody else has
   */
  public static List<ProcessHandle> withEnvironment(String entry) {
    return ProcessHandle.allProcesses().filter(p -> environment(p.pid()).contains(entry)).toList();
  }

  private static List<String> environment(long pid) {
    try {
      String all = Files.readString(Path.of("/proc/" + pid + "/environ"), ISO_8859_1);
      return List.of(all.split("\0", -1));
    } catch (IOException goneOrAnotherUsers) {
      return List.of();
    }
  }

  /** Its process ids, the root first; a process that ended has none. */
  public static List<Long> processes(ProcessHandle root) {
    return handles(root).stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
  }

  /** Sends SIGKILL to all of it, the descendants as they were before the root was killed. */
  public static void kill(ProcessHandle root) {
    handles(root).forEach(ProcessHandle::destroyForcibly);
  }

  /** CPU time of these processes in nanoseconds, with that of children they waited for. */
  public static long cpuNanos(List<Long> processes) {
    return processes.stream()
        .flatMap(pid -> ProcessStat.read(pid).stream())
        .mapToLong(stat -> stat.cpuTicks() * NANOS_PER_TICK)
        .sum();
  }

  /** The sum of their resident sets in bytes. */
  public static long residentBytes(List<Long> processes) {
    return processes.stream()
        .flatMapToLong(pid -> field(Path.of("/proc/" + pid + "/status"), "VmRSS:"))
        .sum();
  }

  /** The sum of their proportional set sizes in bytes; empty when none could be read. */
  public static OptionalLong proportionalBytes(List<Long> processes) {
    long[] found =
        processes.stream()
            .flatMapToLong(pid -> field(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:"))
            .toArray();
    return found.length == 0 ? OptionalLong.empty() : OptionalLong.of(LongStream.of(found).sum());
  }

  private static LongStream field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .limit(1);
    } catch (IOException | NumberFormatException gone) {
      return LongStream.empty();
    }
  }
}
