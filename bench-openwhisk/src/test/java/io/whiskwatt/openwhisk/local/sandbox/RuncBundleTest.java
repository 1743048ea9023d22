package io.whiskwatt.openwhisk.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whiskwatt.openwhisk.local.host.CgroupLayout;
import io.whiskwatt.openwhisk.local.host.CgroupParent;
import io.whiskwatt.openwhisk.local.state.InstanceFolder;
import io.whiskwatt.units.DataSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuncBundleTest {
  private static final Path FOLDER = Path.of("/var/lib/whiskwatt/1-2-3-0");
  private static final CgroupParent CGROUPS =
      new CgroupParent(
          new CgroupLayout(2, Path.of("/none"), Path.of("/none"), List.of(Path.of("/none"))),
          "whiskwatt-1-2-3-0");

  private static JsonNode config() {
    Box box =
        new Box(
            new InstanceFolder(FOLDER),
            "box-1",
            FOLDER.resolve("boxes/box-1"),
            FOLDER.resolve("files"),
            DataSize.ofMegabytes(128),
            Optional.of(CGROUPS));
    return RuncBundle.config(
        box,
        FOLDER.resolve("rootfs"),
        List.of("/bin/sh", "-c", "x \"y\""),
        List.of(Path.of("/opt")));
  }

  @Test
  void the_program_is_passed_as_it_is() {
    assertThat(config().at("/process/args"))
        .extracting(JsonNode::asText)
        .containsExactly("/bin/sh", "-c", "x \"y\"");
  }

  @Test
  void nothing_of_our_environment_is_inherited() {
    assertThat(config().at("/process/env"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "HOME=/tmp",
            "LANG=C.UTF-8",
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "TMPDIR=/tmp");
  }

  @Test
  void it_has_no_privileges_and_its_own_namespaces() {
    JsonNode config = config();

    assertThat(config.at("/process/noNewPrivileges").asBoolean()).isTrue();
    assertThat(config.at("/process/capabilities")).allMatch(JsonNode::isEmpty);
    assertThat(config.at("/linux/namespaces"))
        .extracting(n -> n.get("type").asText())
        .containsExactlyInAnyOrder("pid", "network", "ipc", "uts", "mount");
  }

  @Test
  void its_root_is_read_only_and_the_state_of_all_instances_is_hidden() {
    JsonNode config = config();

    assertThat(config.at("/root/readonly").asBoolean()).isTrue();
    assertThat(config.at("/linux/maskedPaths"))
        .extracting(JsonNode::asText)
        .contains("/var/lib/whiskwatt");
  }

  @Test
  void the_instances_files_and_hidden_mounts_are_bound_read_only() {
    assertThat(config().get("mounts"))
        .filteredOn(mount -> mount.get("type").asText().equals("bind"))
        .allMatch(mount -> mount.get("options").toString().contains("\"ro\""))
        .extracting(mount -> mount.get("source").asText() + ">" + mount.get("destination").asText())
        .containsExactly("/opt>/opt", FOLDER + "/files>/tmp/whiskwatt");
  }

  @Test
  void memory_is_limited_in_a_group_of_its_own() {
    assertThat(config().at("/linux/resources/memory/limit").asLong()).isEqualTo(128L << 20);
    assertThat(config().at("/linux/cgroupsPath").asText()).isEqualTo("/whiskwatt-1-2-3-0/box-1");
  }

  @Test
  void swap_is_not_named_where_the_kernel_cannot_limit_it() {
    assertThat(config().at("/linux/resources/memory").has("swap")).isFalse();
  }
}
