package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other ways to machines than root with a key: see ClusterUpIT for that. */
class ClusterAccessIT {
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
    BenchmarksJar.Ended first = up("--only", "common,worker-1,worker-2", "--accept-new-host-keys");
    assertThat(first.code()).as(first.out() + first.err()).isZero();
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

  @Test
  void a_jump_host_is_gone_through_and_its_key_is_checked_as_well() throws IOException {
    Path yaml = directory().resolve("lab.yaml");
    Files.writeString(yaml, lab().cluster().replace("/key }", "/key, jump: root@10.77.0.12 }"));
    BenchmarksJar.Ended through = up("--only", "common,worker-2");
    assertThat(through.code()).as(through.out()).isZero();
    String known = Files.readString(directory().resolve("known_hosts"));
    Files.writeString(
        directory().resolve("known_hosts"), known.replaceAll("(?m)^10\\.77\\.0\\.12 .*\n", ""));
    BenchmarksJar.Ended stranger = up("--only", "common,worker-2");
    Files.writeString(directory().resolve("known_hosts"), known);
    Files.writeString(yaml, lab().cluster());
    assertThat(stranger.code()).isEqualTo(3);
    assertThat(stranger.out()).contains("root@10.77.0.12 is not known in");
  }

  @Test
  void without_a_key_in_the_description_those_of_the_agent_serve() throws IOException {
    Path socket = shared.resolve("agent.socket");
    Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    try {
      BenchmarksJar.await("the agent listens", () -> Files.exists(socket));
      lab().addTo(socket);
      Path yaml = directory().resolve("lab.yaml");
      Files.writeString(yaml, lab().cluster().replaceFirst(", key: \\S+ }", " }"));
      BenchmarksJar.Ended served =
          lab()
              .tool(directory(), "SSH_AUTH_SOCK=" + socket)
              .run(
                  "cluster",
                  "up",
                  "lab.yaml",
                  "--known-hosts",
                  "known_hosts",
                  "--only",
                  "common,worker-2");
      Files.writeString(yaml, lab().cluster());
      assertThat(served.code()).as(served.out()).isZero();
    } finally {
      agent.destroy();
    }
  }

  @Test
  void another_user_than_root_needs_sudo_without_a_password() throws IOException {
    Path yaml = directory().resolve("lab.yaml");
    Files.writeString(yaml, lab().cluster().replace("user: root", "user: ops"));
    BenchmarksJar.Ended allowed = up("--only", "common,worker-2");
    assertThat(allowed.code()).as(allowed.out()).isZero();
    assertThat(lab().on("worker-2", "stat -c '%U %a' /home/ops/.whiskwatt")).isEqualTo("ops 700\n");
    lab().on("worker-2", "rm /etc/sudoers.d/ops");
    BenchmarksJar.Ended refused = up("--only", "common,worker-2");
    Files.writeString(yaml, lab().cluster());
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out())
        .contains("ops may not run commands as root on worker-2 without a password")
        .contains("ops ALL=(ALL) NOPASSWD: ALL");
  }
}
