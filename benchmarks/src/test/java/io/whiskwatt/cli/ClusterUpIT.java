package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts over a real sshd on five hosts, one after the other: first what can go wrong, then a
 * cluster in which one worker dies, and its end.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterUpIT {
  private static final String TOKEN = "abcdef.0123456789abcdef";

  @TempDir private static Path shared = Path.of("");
  private static Optional<Lab> lab = Optional.empty();

  @BeforeAll
  static void open() throws IOException {
    String missing = Lab.missing();
    Requirement requirement = Requirement.of("cluster-lab", missing.isEmpty(), missing);
    assumeTrue(requirement.met(), requirement.reason());
    lab = Optional.of(Lab.open(shared.resolve("lab")));
    Files.createDirectories(directory());
    Files.writeString(directory().resolve("lab.yaml"), lab().cluster());
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

  private static BenchmarksJar.Ended tool(String... words) {
    return lab().tool(directory()).run(words);
  }

  private static BenchmarksJar.Ended up(String... words) {
    return lab().up(directory(), words);
  }

  @Test
  @Order(1)
  void a_machine_that_is_not_known_is_refused_and_pinned_only_when_asked() throws IOException {
    BenchmarksJar.Ended unknown = up("--only", "common,worker-1");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.out())
        .contains("root@10.77.0.12 is not known in", "SHA256:", "--accept-new-host-keys");
    assertThat(directory().resolve("known_hosts")).doesNotExist();
    BenchmarksJar.Ended pinned = up("--only", "common", "--accept-new-host-keys");
    assertThat(pinned.code()).as(pinned.out() + pinned.err()).isZero();
    assertThat(pinned.out()).contains("worker-4: 01_all_nodes_common done", "all of it is done");
    assertThat(Files.readAllLines(directory().resolve("known_hosts")))
        .hasSize(5)
        .allMatch(line -> line.matches("10\\.77\\.0\\.1[1-5] ssh-ed25519 \\S+"));
  }

  @Test
  @Order(2)
  void what_was_done_was_done_on_the_machine_itself() {
    assertThat(lab().on("worker-2", "/usr/local/bin/containerd config dump"))
        .contains("SystemdCgroup = true", "sandbox_image = \"registry.k8s.io/pause:3.9\"");
    assertThat(lab().on("worker-2", "cat /proc/sys/net/ipv4/ip_forward")).isEqualTo("1\n");
    assertThat(lab().on("worker-2", "cat /etc/fstab")).contains("# whiskwatt: /swap.img");
    BenchmarksJar.Ended again = up("--only", "common,worker-2");
    assertThat(again.out())
        .contains("worker-2 | ", "holds    kubeadm, kubelet and kubectl")
        .doesNotContain("applying");
    BenchmarksJar.Ended resumed = up("--only", "common", "--resume");
    assertThat(resumed.out()).contains("was done on master, worker-1, worker-2");
  }

  @Test
  @Order(3)
  void a_changed_host_key_is_refused_in_any_case() throws IOException {
    Path known = directory().resolve("known_hosts");
    String right = Files.readString(known);
    String other = Files.readString(lab().file("other-key.pub")).split(" ", -1)[1];
    Files.writeString(
        known, right.replaceAll("(?m)^(10\\.77\\.0\\.13 ssh-ed25519) .*$", "$1 " + other));
    BenchmarksJar.Ended changed = up("--only", "common,worker-2", "--accept-new-host-keys");
    assertThat(changed.code()).isEqualTo(3);
    assertThat(changed.out())
        .contains("10.77.0.13 shows another host key", "ssh-keygen -R 10.77.0.13", "do not go on");
    Files.writeString(known, right);
  }

  @Test
  @Order(4)
  void a_wrong_key_is_named() throws IOException {
    Path yaml = directory().resolve("lab.yaml");
    Files.writeString(yaml, lab().cluster().replace("/key }", "/other-key }"));
    BenchmarksJar.Ended wrong = up("--only", "common,worker-2");
    Files.writeString(yaml, lab().cluster());
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.out()).contains("does not let us in with the key", "authorized_keys");
  }

  @Test
  @Order(5)
  void a_full_disk_is_called_so() {
    lab().on("worker-2", "dd if=/dev/zero of=/root/fill bs=1M count=200 2>/dev/null; true");
    BenchmarksJar.Ended full = up("--only", "common,worker-2");
    assertThat(full.code()).isEqualTo(3);
    assertThat(full.out().toLowerCase(Locale.ROOT)).contains("no space left on device", "df -h");
    lab().on("worker-2", "rm /root/fill");
    assertThat(up("--only", "common,worker-2").code()).isZero();
  }

  @Test
  @Order(6)
  void a_command_that_hangs_is_ended_by_the_machine_and_the_others_go_on() throws IOException {
    lab().fault("worker-2", "timedatectl", "hang");
    BenchmarksJar.Ended hung = up("--only", "common", "--step-limit", "15s");
    assertThat(hung.code()).isEqualTo(3);
    assertThat(hung.out())
        .contains(
            "worker-2, 01_all_nodes_common:",
            "it did not end within 15 s and was ended",
            "worker-4: 01_all_nodes_common done");
    assertThat(lab().on("worker-2", "pgrep -fc [0]1_all_nodes_common || true")).isEqualTo("0\n");
    BenchmarksJar.Ended resumed = up("--only", "common", "--resume");
    assertThat(resumed.code()).as(resumed.out()).isZero();
  }

  @Test
  @Order(7)
  void a_lost_connection_is_said_and_a_run_that_still_goes_on_is_not_met_by_a_second() {
    assertThat(cut("worker-2").out())
        .contains("worker-2 was lost while a command ran there", "cluster up --resume");
    BenchmarksJar.Ended resumed = up("--only", "common,worker-2", "--resume");
    assertThat(resumed.code()).as(resumed.out()).isZero();
  }

  private static BenchmarksJar.Ended cut(String host) {
    try {
      lab().fault(host, "timedatectl", "cut");
      return up("--only", "common," + host);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  @Order(8)
  void a_node_of_another_cluster_is_left_alone() {
    lab()
        .on(
            "worker-2",
            "mkdir -p /etc/kubernetes; echo 'server: https://10.9.9.9:6443'"
                + " >/etc/kubernetes/kubelet.conf");
    BenchmarksJar.Ended foreign = up("--only", "common,worker-2");
    assertThat(foreign.code()).isEqualTo(3);
    assertThat(foreign.out())
        .contains("FAILED (20)", "belongs to another cluster: server: https://10.9.9.9:6443");
    lab().on("worker-2", "rm /etc/kubernetes/kubelet.conf");
  }

  @Test
  @Order(9)
  void a_worker_that_dies_in_the_middle_hides_nothing_and_the_resumed_run_ends_well()
      throws IOException {
    lab().fault("worker-3", "kubeadm", "die");
    BenchmarksJar.Ended died = up("--resume");
    assertThat(died.code()).isEqualTo(3);
    assertThat(died.out())
        .contains(
            "== 01_all_nodes_common.sh was done on master, worker-1",
            "worker-3: 03_workers_join FAILED",
            "worker-1: 03_workers_join done",
            "worker-4: 03_workers_join done",
            "worker-3 was lost while a command ran there")
        .doesNotContain("04_master_label_workers.sh on");
    lab().stop("worker-3");
    BenchmarksJar.Ended dead = up("--resume", "--connect-limit", "2s");
    assertThat(dead.out()).contains("root@10.77.0.14 cannot be reached within 2 s");
    lab().start("worker-3");
    BenchmarksJar.Ended resumed = up("--resume");
    Files.writeString(
        BenchmarksJar.file().resolveSibling("cluster-up.txt"),
        died.out() + "\n$ cluster up lab.yaml --resume\n" + resumed.out());
    assertThat(resumed.code()).as(resumed.out() + resumed.err()).isZero();
    assertThat(resumed.out())
        .contains(
            "== 03_workers_join.sh on worker-3",
            "== 03_workers_join.sh was done on worker-1",
            "the isolation is what cluster.yaml says",
            "lab: all of it is done");
    assertThat(resumed.out()).contains("this machine has no RAPL");
    for (BenchmarksJar.Ended each : List.of(died, resumed)) {
      assertThat(each.out() + each.err()).doesNotContain(TOKEN);
    }
  }

  @Test
  @Order(10)
  void no_file_of_it_holds_the_join_command_and_the_agents_answer_with_its_token()
      throws IOException {
    Path folder = directory().resolve("scripts/lab");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .doesNotContain(TOKEN));
    }
    assertThat(Files.readString(folder.resolve("logs/worker-3.log")))
        .contains("==== 03_workers_join", "This node has joined the cluster with token …");
    assertThat(folder.resolve("agent.token").toFile()).isFile();
    assertThat(Files.getPosixFilePermissions(folder.resolve("agent.token"))).hasSize(2);
    String token = Files.readString(folder.resolve("agent.token")).strip();
    for (String worker : Lab.HOSTS.subList(1, 5)) {
      assertThat(
              lab()
                  .on(
                      worker,
                      "/usr/bin/curl -sk -H 'Authorization: Bearer "
                          + token
                          + "' https://127.0.0.1:9177/v1/info"))
          .contains("simulated");
    }
  }

  @Test
  @Order(11)
  void verify_looks_at_every_worker_and_writes_a_study_that_run_takes() throws IOException {
    BenchmarksJar.Ended fair =
        tool("cluster", "verify", "lab.yaml", "--known-hosts", "known_hosts");
    assertThat(fair.code()).as(fair.out() + fair.err()).isZero();
    for (String worker : Lab.HOSTS.subList(1, 5)) {
      assertThat(fair.out()).contains("ok    " + worker + ": class none, kernel inside ");
    }
    assertThat(fair.out())
        .containsPattern("ok +containerd +v1\\.7\\.22\n")
        .containsPattern("note +agent +simulated +not every worker measures its energy")
        .contains("A comparison would be fair");
    assertThat(Files.getPosixFilePermissions(directory().resolve("lab.auth"))).hasSize(2);
    assertThat(fair.out() + Files.readString(directory().resolve("study.yaml")))
        .doesNotContain("23bc46b1-71f6-4ed5-8c54-816aa4f8c502");
    BenchmarksJar.Ended planned = tool("run", "study.yaml", "--dry-run");
    assertThat(planned.out() + planned.err()).contains("lab/hello@256MB/cold/constant-1/s");
  }

  @Test
  @Order(12)
  void a_pod_with_another_runtime_class_makes_it_unfair() throws IOException {
    Files.writeString(lab().file("state").resolve("runtime"), "{\"class\": \"kata-qemu\"}");
    BenchmarksJar.Ended unfair =
        tool("cluster", "verify", "lab.yaml", "--known-hosts", "known_hosts");
    assertThat(unfair.code()).isEqualTo(1);
    assertThat(unfair.out())
        .contains("no    worker-1: class kata-qemu", "its pod's runtime class should be none")
        .contains("would not be fair", "'study.yaml' is there already");
    Files.delete(lab().file("state").resolve("runtime"));
  }

  @Test
  @Order(13)
  void the_webhook_is_set_up_believed_by_its_authority_and_switched_by_its_token()
      throws IOException {
    Path yaml = directory().resolve("lab.yaml");
    String image = "webhook: { image: registry.example/jre@sha256:" + "a".repeat(64) + " }\n";
    Files.writeString(yaml, lab().cluster() + image);
    BenchmarksJar.Ended up = up("--only", "webhook");
    assertThat(up.code()).as(up.out() + up.err()).isZero();
    assertThat(up.out()).contains("an action pod gets the runtime class none");
    Path folder = directory().resolve("scripts/lab");
    assertThat(Files.size(folder.resolve("webhook.jar"))).isLessThanOrEqualTo(600 << 10);
    String token = Files.readString(folder.resolve("webhook.token")).strip();
    assertThat(choose("wrong-token-wrong-token", "kata-qemu")).contains("401");
    assertThat(choose(token, "kata-qemu")).contains("200");
    // What the script finds is not what was chosen: it chooses again, in both replicas.
    BenchmarksJar.Ended again = up("--only", "webhook");
    assertThat(again.out())
        .contains("holds    two replicas of it", "applying both give runc")
        .contains("an action pod gets the runtime class none");
    assertThat(again.out() + Files.readString(folder.resolve("logs/master.log")))
        .doesNotContain(token);
    Files.writeString(yaml, lab().cluster());
  }

  private static String choose(String token, String runtimeClass) {
    return lab()
        .on(
            "master",
            "/usr/bin/curl -sk -o /dev/null -w '%{http_code}' -X PUT --data "
                + runtimeClass
                + " -H 'Authorization: Bearer "
                + token
                + "' https://127.0.0.1:31002/runtime-class");
  }

  @Test
  @Order(14)
  void what_was_set_up_is_taken_away_again_after_asking() throws IOException {
    BenchmarksJar.Running asking =
        lab()
            .tool(directory())
            .start("cluster", "down", "lab.yaml", "--known-hosts", "known_hosts");
    asking.process().getOutputStream().close();
    BenchmarksJar.Ended asked = asking.ended();
    assertThat(asked.out()).contains("worker-4 (10.77.0.15)", "Write lab to go on", "Nothing was");
    assertThat(lab().on("worker-1", "ls /etc/kubernetes")).contains("kubelet.conf");
    BenchmarksJar.Ended down =
        tool("cluster", "down", "lab.yaml", "--known-hosts", "known_hosts", "--yes");
    assertThat(down.code()).as(down.out()).isZero();
    assertThat(lab().on("worker-1", "ls /etc/kubernetes")).doesNotContain("kubelet.conf");
    assertThat(lab().on("master", "ls /etc/kubernetes")).doesNotContain("admin.conf");
    assertThat(up("--resume", "--only", "init,master", "--dry-run").out())
        .contains("02_master_init.sh", "master (10.77.0.11)");
  }
}
