package io.whiskwatt.openwhisk.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CgroupFilesTest {
  @TempDir private Path group;

  private void file(String name, String text) throws IOException {
    Files.writeString(group.resolve(name), text);
  }

  private String text(String name) throws IOException {
    return Files.readString(group.resolve(name));
  }

  @Test
  void version_2_counts_microseconds_and_anonymous_memory() throws IOException {
    file("cpu.stat", "usage_usec 1234\nuser_usec 1000\n");
    file("memory.stat", "anon 4096\nfile 8192\n");
    file("memory.events", "low 0\noom 2\noom_kill 1\n");
    Cgroup cgroup = new CgroupV2(group);

    assertThat(cgroup.cpuNanos()).hasValue(1_234_000);
    assertThat(cgroup.memoryBytes()).hasValue(4096);
    assertThat(cgroup.memoryKills()).hasValue(1);
  }

  @Test
  void version_1_counts_nanoseconds_and_the_resident_set_with_its_children() throws IOException {
    file("cpuacct.usage", "987654321\n");
    file("memory.stat", "cache 1\nrss 2\ntotal_cache 3\ntotal_rss 4096\n");
    file("memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n");
    Cgroup cgroup = new CgroupV1(group, group);

    assertThat(cgroup.cpuNanos()).hasValue(987_654_321);
    assertThat(cgroup.memoryBytes()).hasValue(4096);
    assertThat(cgroup.memoryKills()).hasValue(0);
  }

  @Test
  void version_2_limits_memory_without_swap_and_kills_a_sandbox_as_a_whole() throws IOException {
    file("memory.max", "max");
    file("memory.swap.max", "max");
    file("memory.oom.group", "0");

    new CgroupV2(group).create(DataSize.ofMegabytes(128));

    assertThat(text("memory.max")).isEqualTo("134217728");
    assertThat(text("memory.swap.max")).isEqualTo("0");
    assertThat(text("memory.oom.group")).isEqualTo("1");
  }

  @Test
  void files_that_are_not_there_give_no_numbers() {
    assertThat(new CgroupV2(group).cpuNanos()).isEmpty();
    assertThat(new CgroupV1(group, group).memoryKills()).isEmpty();
  }
}
