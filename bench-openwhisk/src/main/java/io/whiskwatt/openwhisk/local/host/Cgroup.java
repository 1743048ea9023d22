package io.whiskwatt.openwhisk.local.host;

import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A control group: limits memory, accounts CPU time and memory, and knows its processes. */
public sealed interface Cgroup permits CgroupV1, CgroupV2 {
  /** Its directories, one per hierarchy that is used. */
  List<Path> directories();

  /** Makes it, with a limit on memory that swap does not stretch. */
  void create(DataSize memory) throws IOException;

  /** CPU time of all processes that were ever in it, in nanoseconds; empty when unreadable. */
  OptionalLong cpuNanos();

  /** Anonymous memory charged to it now, in bytes; empty when unreadable. */
  OptionalLong memoryBytes();

  /** Processes the kernel killed because of its limit, 0 or more; empty when unreadable. */
  OptionalLong memoryKills();

  /** A process that writes {@code 0} to each of these files joins it. */
  default List<Path> memberships() {
    return directories().stream().map(directory -> directory.resolve("cgroup.procs")).toList();
  }

  /** Kills all processes in it; true when none is left. */
  default boolean kill() {
    return directories().stream().allMatch(CgroupRemoval::kill);
  }

  /** Kills what is left in it and removes it; true when it is gone. */
  default boolean remove() {
    return directories().stream().allMatch(CgroupRemoval::remove);
  }

  /** The number in a file, or behind a key in a file of keys and numbers. */
  static OptionalLong number(Path file, String key) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> key.isEmpty() || line.startsWith(key + " "))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1).strip()))
          .findFirst();
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Writes one value to a control file. */
  static void write(Path file, String value) throws IOException {
    Files.writeString(file, value, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
