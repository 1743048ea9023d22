package io.whiskwatt.openwhisk.local.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Ends the processes of a control group's directory, and removes it with those below it. */
final class CgroupRemoval {
  private static final long GIVE_UP_NANOS = 3_000_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 20_000_000L;

  private CgroupRemoval() {}

  /** True when no process is left in it and below it. */
  static boolean kill(Path directory) {
    return repeat(() -> killOnce(directory));
  }

  /** True when it is gone. */
  static boolean remove(Path directory) {
    return repeat(() -> killOnce(directory) && removeOnce(directory));
  }

  private interface Attempt {
    boolean succeeds();
  }

  // Between a kill and the last trace of a process lies the kernel's own work: a few milliseconds.
  private static boolean repeat(Attempt attempt) {
    long start = System.nanoTime();
    long pause = 200_000;
    while (!attempt.succeeds()) {
      if (System.nanoTime() - start > GIVE_UP_NANOS) {
        return false;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
    return true;
  }

  private static boolean killOnce(Path directory) {
    boolean empty = true;
    for (Path group : tree(directory)) {
      List<Long> processes = processes(group);
      if (!processes.isEmpty()) {
        empty = false;
        kill(group, processes);
      }
    }
    return empty;
  }

  private static void kill(Path group, List<Long> processes) {
    try {
      Cgroup.write(group.resolve("cgroup.kill"), "1");
    } catch (IOException olderKernelOrVersionOne) {
      processes.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }
  }

  static List<Long> processes(Path group) {
    try {
      return Files.readAllLines(group.resolve("cgroup.procs"), StandardCharsets.UTF_8).stream()
          .map(Long::valueOf)
          // 0 stands for a process outside our process-id namespace: not ours to name.
          .filter(pid -> pid > 0)
          .toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static boolean removeOnce(Path directory) {
    boolean gone = true;
    for (Path group : tree(directory)) {
      try {
        Files.deleteIfExists(group);
      } catch (IOException busy) {
        gone = false;
      }
    }
    return gone;
  }

  /** The group's directory and those below it, the deepest first. */
  private static List<Path> tree(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isDirectory)
          .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
          .toList();
    } catch (IOException | UncheckedIOException gone) {
      return List.of(directory);
    }
  }
}
