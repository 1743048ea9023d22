package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster whose nodes run containers and micro-VMs in turn, from bare hosts to a study. Real are
 * the scripts, containerd's reading of the handler, and the webhook's replicas, which decide on
 * every pod; the virtual machines are processes that sleep.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterKataIT {
  private static final List<String> WORKERS = Lab.HOSTS.subList(1, 5);

  @TempDir private static Path shared = Path.of("");
  private static Optional<Lab> lab = Optional.empty();

  @BeforeAll
  static void open() throws IOException {
    String missing = Lab.missing();
    Requirement requirement = Requirement.of("cluster-lab", missing.isEmpty(), missing);
    assumeTrue(requirement.met(), requirement.reason());
    lab = Optional.of(Lab.open(shared.resolve("lab")));
    Files.createDirectories(directory());
    Files.writeString(directory().resolve("lab.yaml"), lab().switched());
  }

  @AfterAll
  static void close() {
    lab.ifPresent(Lab::close);
  }

  private static Lab lab() {
    return lab.orElseThrow();
  }

  private static Path directory() {
    return shared.resolve("work");
  }

  private static BenchmarksJar.Ended up(String... words) {
    return lab().up(directory(), words);
  }

  private static BenchmarksJar.Ended verify() {
    return lab()
        .tool(directory())
        .run("cluster", "verify", "lab.yaml", "--known-hosts", "known_hosts");
  }

  @Test
  @Order(1)
  void a_worker_that_cannot_run_virtual_machines_is_refused_with_its_reason() {
    assertThat(up("--only", "common", "--accept-new-host-keys").code()).isZero();
    lab().on("worker-1", "umount /dev/kvm && rm /dev/kvm");
    lab().on("worker-2", "umount /sys/fs/cgroup");
    lab()
        .on(
            "worker-3",
            "umount /proc/cpuinfo && sed -E 's/ (vmx|svm)//g' /proc/cpuinfo >/tmp/cpuinfo && mount --bind /tmp/cpuinfo /proc/cpuinfo");
    BenchmarksJar.Ended refused = up("--only", "kata");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out())
        .contains("FAILED (3) at \"virtualisation\": /dev/kvm is not there")
        .contains("FAILED (14)", "Kata 2.5.2 needs control groups of version 1")
        .contains("FAILED (4)", "offer no virtualisation")
        .contains("worker-4: 01_all_nodes_kata_qemu done");
    for (String worker : WORKERS.subList(0, 3)) {
      lab().stop(worker);
      lab().start(worker);
    }
  }

  @Test
  @Order(2)
  void it_is_set_up_and_each_runtime_is_seen_on_every_worker() {
    BenchmarksJar.Ended up = up();
    assertThat(up.code()).as(up.out() + up.err()).isZero();
    assertThat(up.out())
        .contains("an action pod gets the runtime class none", "switched to kata-qemu");
    for (String worker : WORKERS) {
      assertThat(up.out())
          .contains("right    " + worker + ": runtime class none, kernel inside ")
          .contains("right    " + worker + ": runtime class kata-qemu, kernel inside 5.19.2");
    }
    assertThat(lab().on("worker-2", "/usr/local/bin/containerd config dump"))
        .contains("runtimes.kata-qemu]", "runtime_type = \"io.containerd.kata-qemu.v2\"")
        .contains("/opt/kata/share/defaults/kata-containers/configuration-qemu.toml");
    BenchmarksJar.Ended again = up("--only", "kata,label,webhook");
    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.out())
        .contains("holds    the runtime class kata-qemu")
        .doesNotContain("applying");
  }

  @Test
  @Order(3)
  void verify_proves_both_runtimes_and_writes_a_study_that_switches_them() throws IOException {
    BenchmarksJar.Ended fair = verify();
    Files.writeString(BenchmarksJar.file().resolveSibling("cluster-verify.txt"), fair.out());
    assertThat(fair.code()).as(fair.out() + fair.err()).isZero();
    for (String worker : WORKERS) {
      assertThat(fair.out())
          .contains("ok    " + worker + " as runc: class none, kernel inside ")
          .containsPattern(
              "ok    "
                  + worker
                  + " as kata-qemu: class kata-qemu, kernel inside 5\\.19\\.2,.*"
                  + "virtual machines ([1-9][0-9]*), sandboxes of Kata \\1");
    }
    assertThat(fair.out()).containsPattern("ok +webhook-days +36[0-9]");
    assertThat(Files.readString(directory().resolve("study.yaml")))
        .contains("lab-runc:", "lab-kata-qemu:", "runtime-class: kata-qemu");
    BenchmarksJar.Ended planned = lab().tool(directory()).run("run", "study.yaml", "--dry-run");
    assertThat(planned.out() + planned.err())
        .contains("lab-runc/hello@256MB/cold/constant-1/s", "lab-kata-qemu/hello@256MB/cold");
  }

  @Test
  @Order(4)
  void a_sandbox_of_kata_without_a_virtual_machine_is_not_believed() {
    lab().on("worker-2", "rm /opt/kata/bin/qemu-system-x86_64");
    BenchmarksJar.Ended unfair = verify();
    assertThat(unfair.code()).isEqualTo(1);
    assertThat(unfair.out())
        .contains("ok    worker-1 as kata-qemu: class kata-qemu")
        .contains("no    worker-2 as kata-qemu: class kata-qemu")
        .contains("fewer virtual machines than sandboxes of Kata run on it");
  }
}
