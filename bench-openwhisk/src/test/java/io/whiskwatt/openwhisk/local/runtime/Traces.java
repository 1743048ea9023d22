package io.whiskwatt.openwhisk.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What sandboxes may leave on this machine, found from outside and not by the code under test. */
final class Traces {
  private Traces() {}

  /** Mounts, control groups, processes and files whose names contain this text. */
  static List<String> of(String text) throws IOException {
    return Stream.of(mounts(text), cgroups(text), processes(text)).flatMap(List::stream).toList();
  }

  /** Processes in control groups whose names contain this text. */
  static List<ProcessHandle> members(String text) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
      return all.filter(path -> path.toString().contains(text) && path.endsWith("cgroup.procs"))
          .flatMap(Traces::lines)
          .distinct()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> mounts(String text) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
        .filter(line -> line.contains(text))
        .map(line -> "mount " + line)
        .toList();
  }

  private static List<String> cgroups(String text) {
    try (Stream<Path> all = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
      return all.filter(path -> path.toString().contains(text))
          .map(path -> "control group " + path)
          .toList();
    } catch (IOException | UncheckedIOException groupsCameAndWent) {
      return List.of("control groups: " + groupsCameAndWent);
    }
  }

  private static List<String> processes(String text) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains(text))
        .map(p -> "process " + p.pid() + " " + p.info().commandLine().orElse(""))
        .toList();
  }
}
