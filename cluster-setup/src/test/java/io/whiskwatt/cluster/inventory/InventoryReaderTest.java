package io.whiskwatt.cluster.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.units.DataSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InventoryReaderTest {
  /** The secure cluster of the study this project exists to carry out. */
  private static final String CLUSTER_2 =
      """
      cluster: cluster2
      ssh: { user: ubuntu, key: keys/cluster2 }
      nodes:
        - { hostname: cluster2-master, address: 192.168.27.16, role: master }
        - { hostname: cluster2-worker-1, address: 192.168.27.17, role: worker }
        - { hostname: cluster2-worker-2, address: 192.168.27.18, role: worker }
        - { hostname: cluster2-worker-3, address: 192.168.27.19, role: worker }
        - { hostname: cluster2-worker-4, address: 192.168.27.20, role: worker, port: 2222, user: me, jump: gate@192.168.27.1 }
      runtimes: [ kata-qemu ]
      versions: { ubuntu: 20.04, kubernetes: 1.28.15, kata: 2.5.2 }
      """;

  @Test
  void cluster_2_of_the_original_study_is_read() {
    Inventory cluster = read(CLUSTER_2).orThrow();
    assertThat(cluster.name()).isEqualTo("cluster2");
    assertThat(cluster.master().address()).isEqualTo("192.168.27.16");
    assertThat(cluster.workers())
        .extracting(ClusterNode::address)
        .containsExactly("192.168.27.17", "192.168.27.18", "192.168.27.19", "192.168.27.20");
    assertThat(cluster.runtimes()).containsExactly(ContainerRuntime.KATA_QEMU);
  }

  @Test
  void node_overrides_the_shared_access() {
    List<ClusterNode> nodes = read(CLUSTER_2).orThrow().nodes();
    Optional<Path> key = Optional.of(Path.of("clusters/keys/cluster2"));
    assertThat(nodes.get(0).ssh()).isEqualTo(new SshAccess("ubuntu", key, 22, Optional.empty()));
    assertThat(nodes.get(4).ssh())
        .isEqualTo(new SshAccess("me", key, 2222, Optional.of("gate@192.168.27.1")));
  }

  @Test
  void every_default_is_the_documented_one() {
    Inventory cluster = read(CLUSTER_2.replaceAll("versions: .*\n", "")).orThrow();
    assertThat(cluster.versions())
        .hasToString(
            "Versions[ubuntu=20.04, kubernetes=1.28.15, containerd=1.7.22, flannel=0.25.6,"
                + " kata=2.5.2, helm=3.14.4, openwhiskChart=1.0.0, wsk=1.2.0, checksums={}]");
    assertThat(cluster.network()).hasToString("Network[pods=10.244.0.0/16, services=10.96.0.0/12]");
    assertThat(cluster.openwhisk())
        .isEqualTo(
            new OpenWhiskLimits(
                31001,
                DataSize.ofMegabytes(2048),
                60,
                30,
                Duration.ofSeconds(30),
                Duration.ofSeconds(180)));
  }

  @Test
  void limits_are_read_with_their_units() {
    String limits =
        "openwhisk: { api-port: 31002, user-memory: 4 GB, invocations-per-minute: 6000,"
            + " concurrent-invocations: 300, idle-timeout: 20s, invoker-timeout: 5m }\n";
    assertThat(read(CLUSTER_2 + limits).orThrow().openwhisk())
        .isEqualTo(
            new OpenWhiskLimits(
                31002,
                DataSize.ofMegabytes(4096),
                6000,
                300,
                Duration.ofSeconds(20),
                Duration.ofMinutes(5)));
  }

  @Test
  void all_mistakes_come_at_once_with_their_places() {
    String bad =
        """
        cluster: Cluster 2
        nodes:
          - { hostname: master_1, address: 192.168.27.300, role: master, user: me }
          - { hostname: worker-1, address: 192.168.27.17, role: slave }
        runtimes: [ kata-qemo ]
        versions: { kata: latest }
        network: { pods: 10.244.0.1/16 }
        openwhisk: { api-port: 443 }
        """;
    assertThat(read(bad).problems())
        .extracting(problem -> problem.where().orElseThrow().line() + " " + problem.message())
        .containsExactly(
            "1 \"Cluster 2\" is not a name",
            "3 \"master_1\" is not a node name",
            "3 \"192.168.27.300\" is not an IPv4 address",
            "4 no user to log in with",
            "4 \"slave\" is not a role",
            "5 \"kata-qemo\" is not a runtime",
            "6 \"latest\" is not a version",
            "7 \"10.244.0.1/16\" is not an IPv4 range",
            "8 \"443\" is not a whole number from 30000 to 32767");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker-2|worker-1|the hostname \"cluster2-worker-1\" belongs to two nodes",
        "192.168.27.18|192.168.27.17|the address \"192.168.27.17\" belongs to two nodes",
        "192.168.27.18|10.244.3.4|the node's address \"10.244.3.4\" lies within 10.244.0.0/16",
        "192.168.27.18|10.97.0.1|the node's address \"10.97.0.1\" lies within 10.96.0.0/12",
        "27.18, role: worker|27.18, role: master|\"cluster2-worker-2\" is a second master",
        "role: master|role: worker|no node is the master",
        "role: worker|role: master|no node is a worker",
        "[ kata-qemu ]|[]|runtimes are named at least once in all, and each only once",
        "[ kata-qemu ]|[ runc, runc ]|runtimes are named at least once in all, and each only once",
        "kata: 2.5.2|kata: 3.14.0" + "|Kata from 3.14.0 on needs GLIBC 2.34, not in Ubuntu 20.04",
        "gate@192.168.27.1|-oProxyCommand=x|\"-oProxyCommand=x\" is not a jump host",
        "user: ubuntu|user: -l|\"-l\" is not a user name",
        "cluster2-master|-master|\"-master\" is not a node name",
        "192.168.27.16|a..b|\"a..b\" is not an address",
        "192.168.27.16|192.168.027.16|\"192.168.027.16\" is not an IPv4 address"
      })
  void what_cannot_be_a_cluster_is_refused(String right, String wrong, String message) {
    assertThat(read(CLUSTER_2.replace(right, wrong)).problems())
        .extracting(Problem::message)
        .contains(message);
  }

  @Test
  void later_kata_is_fine_on_a_later_ubuntu_or_without_kata() {
    String later = CLUSTER_2.replace("kata: 2.5.2", "kata: 3.21.0");
    assertThat(read(later.replace("20.04", "22.04")).problems()).isEmpty();
    assertThat(read(later.replace("[ kata-qemu ]", "runc")).problems()).isEmpty();
  }

  @Test
  void overlapping_ranges_are_refused() {
    assertThat(read(CLUSTER_2 + "network: { pods: 10.100.0.0/16 }\n").problems())
        .extracting(Problem::message)
        .containsExactly("the ranges of pods and services overlap");
  }

  private static Parsed<Inventory> read(String text) {
    return new InventoryReader(Environment.unread()).read(text, "clusters/cluster2.yaml");
  }
}
