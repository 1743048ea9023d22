package io.whiskwatt.openwhisk.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.local.host.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleanUpTest {
  @TempDir private Path temp;
  private StateRoot root = new StateRoot(Path.of("unset"));

  @BeforeEach
  void make_root() {
    root = new StateRoot(temp.resolve("state"));
  }

  /** The folder of an owner that had our process id, but started earlier: it is gone. */
  private InstanceFolder deadInstance() throws IOException {
    Path alive = InstanceFolder.create(root).path();
    Owner self = Owner.self(0);
    Owner dead = new Owner(self.pid(), self.startTicks() - 1, self.namespace(), 0);
    return new InstanceFolder(Files.move(alive, alive.resolveSibling(dead.name())));
  }

  @Test
  void the_folder_of_a_dead_instance_is_removed_with_all_that_is_in_it() throws IOException {
    InstanceFolder dead = deadInstance();
    Path locked = Files.createDirectories(dead.box("1").resolve("locked/inner"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));

    Leftovers found = CleanUp.leftovers(root);

    assertThat(found.removed()).contains("folder " + dead.path());
    assertThat(found.kept()).isEmpty();
    assertThat(root.path()).doesNotExist();
  }

  @Test
  void the_folder_of_a_running_instance_is_left_alone() throws IOException {
    InstanceFolder alive = InstanceFolder.create(root);

    assertThat(CleanUp.leftovers(root).isEmpty()).isTrue();
    assertThat(alive.path()).exists();
  }

  @Test
  void an_owner_in_another_process_namespace_is_not_judged() throws IOException {
    Path folder = deadInstance().path();
    Owner dead = Owner.ofName(folder.getFileName().toString()).orElseThrow();
    Owner foreign = new Owner(dead.pid(), dead.startTicks(), dead.namespace() + 1, 0);
    Path moved = Files.move(folder, folder.resolveSibling(foreign.name()));

    assertThat(CleanUp.leftovers(root).isEmpty()).isTrue();
    assertThat(moved).exists();
  }

  @Test
  void a_recorded_process_that_still_runs_is_killed() throws Exception {
    Path box = deadInstance().box("1");
    Process process = new ProcessBuilder("sleep", "1000").start();
    Path stat = Path.of("/proc/" + process.pid() + "/stat");
    Files.copy(stat, InstanceFolder.processRecord(box));

    assertThat(CleanUp.leftovers(root).removed()).contains("process " + process.pid());
    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void a_process_that_only_got_the_recorded_id_again_is_spared() throws Exception {
    Path box = deadInstance().box("1");
    Process process = new ProcessBuilder("sleep", "1000").start();
    ProcessStat now = ProcessStat.read(process.pid()).orElseThrow();
    String line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String earlier = line.replace(" " + now.startTicks() + " ", " " + (now.startTicks() - 1) + " ");
    Files.writeString(InstanceFolder.processRecord(box), earlier);

    CleanUp.leftovers(root);

    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly().waitFor();
  }

  @Test
  void a_recorded_control_group_of_another_name_is_not_touched() throws IOException {
    InstanceFolder dead = deadInstance();
    Path foreign = Files.createDirectory(temp.resolve("system.slice"));
    Files.writeString(dead.path().resolve(InstanceFolder.CGROUPS), foreign + "\n");

    CleanUp.leftovers(root);

    assertThat(foreign).exists();
  }

  @Test
  void a_link_inside_is_deleted_and_not_followed() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside"), "precious");
    Path box = deadInstance().box("1");
    Files.createSymbolicLink(box.resolve("link"), outside.getParent());

    CleanUp.leftovers(root);

    assertThat(outside).hasContent("precious");
  }
}
