package io.whiskwatt.openwhisk.local.host;

import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A group of version 2 (Linux kernel, {@code admin-guide/cgroup-v2}). */
record CgroupV2(Path directory) implements Cgroup {
  private static final long NANOS_PER_MICRO = 1_000;

  @Override
  public List<Path> directories() {
    return List.of(directory);
  }

  @Override
  public void create(DataSize limit) throws IOException {
    Files.createDirectories(directory);
    Cgroup.write(directory.resolve("memory.max"), Long.toString(limit.bytes()));
    writeIfThere("memory.swap.max", "0");
    // An action whose helper process was killed would wait for it until its time-out.
    writeIfThere("memory.oom.group", "1");
  }

  private void writeIfThere(String file, String value) throws IOException {
    if (Files.exists(directory.resolve(file))) {
      Cgroup.write(directory.resolve(file), value);
    }
  }

  @Override
  public OptionalLong cpuNanos() {
    OptionalLong micros = Cgroup.number(directory.resolve("cpu.stat"), "usage_usec");
    return micros.isPresent()
        ? OptionalLong.of(micros.getAsLong() * NANOS_PER_MICRO)
        : OptionalLong.empty();
  }

  @Override
  public OptionalLong memoryBytes() {
    return Cgroup.number(directory.resolve("memory.stat"), "anon");
  }

  @Override
  public OptionalLong memoryKills() {
    return Cgroup.number(directory.resolve("memory.events"), "oom_kill");
  }
}
