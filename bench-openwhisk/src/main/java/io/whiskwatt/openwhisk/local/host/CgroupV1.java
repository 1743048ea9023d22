package io.whiskwatt.openwhisk.local.host;

import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A group of version 1 (Linux kernel, {@code admin-guide/cgroup-v1/memory}, {@code cpuacct}).
 *
 * @param cpu the same as {@code memory} when both controllers are mounted together
 */
record CgroupV1(Path memory, Path cpu) implements Cgroup {
  @Override
  public List<Path> directories() {
    return Stream.of(memory, cpu).distinct().toList();
  }

  @Override
  public void create(DataSize limit) throws IOException {
    for (Path directory : directories()) {
      Files.createDirectories(directory);
    }
    String bytes = Long.toString(limit.bytes());
    Cgroup.write(memory.resolve("memory.limit_in_bytes"), bytes);
    Path withSwap = memory.resolve("memory.memsw.limit_in_bytes");
    if (Files.exists(withSwap)) {
      Cgroup.write(withSwap, bytes);
    }
  }

  @Override
  public OptionalLong cpuNanos() {
    return Cgroup.number(cpu.resolve("cpuacct.usage"), "");
  }

  @Override
  public OptionalLong memoryBytes() {
    return Cgroup.number(memory.resolve("memory.stat"), "total_rss");
  }

  @Override
  public OptionalLong memoryKills() {
    return Cgroup.number(memory.resolve("memory.oom_control"), "oom_kill");
  }
}
