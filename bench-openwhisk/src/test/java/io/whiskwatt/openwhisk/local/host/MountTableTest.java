package io.whiskwatt.openwhisk.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MountTableTest {
  private static final MountTable TABLE =
      MountTable.parse(
          """
          27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
          31 27 254:1 / /usr rw,relatime shared:1 master:2 - ext4 /dev/vdb rw
          32 27 254:0 / /var/lib/x\\040y/rootfs ro,relatime - ext4 /dev/vda rw,discard
          33 32 0:31 / /var/lib/x\\040y/rootfs/tmp rw - tmpfs tmpfs rw
          torn line
          """);

  @Test
  void mounts_below_a_directory_come_deepest_first() {
    assertThat(TABLE.below(Path.of("/var/lib/x y")))
        .containsExactly(Path.of("/var/lib/x y/rootfs/tmp"), Path.of("/var/lib/x y/rootfs"));
  }

  @Test
  void a_directory_whose_name_only_begins_alike_is_not_below() {
    assertThat(TABLE.below(Path.of("/var/lib/x"))).isEmpty();
  }

  @Test
  void a_path_is_held_by_the_deepest_mount_above_it() {
    assertThat(TABLE.holding(Path.of("/usr/bin/node")).orElseThrow().point())
        .isEqualTo(Path.of("/usr"));
    assertThat(TABLE.holding(Path.of("/opt/node")).orElseThrow().point()).isEqualTo(Path.of("/"));
  }

  @Test
  void optional_fields_do_not_hide_the_type() {
    assertThat(TABLE.mounts()).extracting(MountTable.Mount::type).contains("tmpfs").hasSize(4);
  }
}
