package io.whiskwatt.openwhisk.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CgroupLayoutTest {
  private static final Path SYS = Path.of("/sys/fs/cgroup");

  @Test
  void on_a_hybrid_host_memory_is_limited_by_version_1() {
    MountTable table =
        MountTable.parse(
            """
            33 31 0:30 / /sys/fs/cgroup/cpuacct rw - cgroup cgroup rw,cpuacct
            35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
            40 31 0:37 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
            """);

    List<CgroupLayout> found =
        CgroupLayout.candidates(table, List.of("4:memory:/a/b", "2:cpuacct:/", "0::/"));

    assertThat(found.get(0))
        .isEqualTo(
            new CgroupLayout(
                1,
                SYS.resolve("memory"),
                SYS.resolve("cpuacct"),
                List.of(SYS.resolve("cpuacct"), SYS.resolve("memory"), SYS.resolve("unified"))));
    assertThat(found.get(1).memory()).isEqualTo(SYS.resolve("memory/a/b"));
  }

  @Test
  void on_version_2_the_root_is_tried_first_and_the_own_group_last() {
    MountTable table =
        MountTable.parse("26 24 0:23 / /sys/fs/cgroup rw shared:9 - cgroup2 cgroup2 rw,nsdelegate");

    assertThat(CgroupLayout.candidates(table, List.of("0::/user.slice/user@1000.service/app")))
        .extracting(CgroupLayout::memory)
        .containsExactly(
            SYS,
            SYS.resolve("user.slice"),
            SYS.resolve("user.slice/user@1000.service"),
            SYS.resolve("user.slice/user@1000.service/app"));
  }

  @Test
  void in_a_container_paths_count_from_the_mounts_own_root() {
    MountTable table =
        MountTable.parse("35 31 0:32 /docker/x /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory");

    assertThat(CgroupLayout.candidates(table, List.of("4:memory:/docker/x")))
        .extracting(CgroupLayout::memory)
        .containsExactly(SYS.resolve("memory"));
  }

  @Test
  void without_control_groups_there_is_no_place() {
    assertThat(CgroupLayout.candidates(MountTable.parse(""), List.of())).isEmpty();
  }
}
