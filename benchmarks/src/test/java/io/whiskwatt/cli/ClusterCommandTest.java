package io.whiskwatt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCommandTest {
  @TempDir private Path directory = Path.of("");

  private final RecordingTerminal recording = RecordingTerminal.plain();

  private int run(String... words) {
    return ToolHere.run(recording, directory, "cluster", words);
  }

  @Test
  void template_becomes_the_scripts_of_two_clusters() throws IOException {
    assertThat(run("init", "--template", "runc-vs-kata")).as(recording.err()).isZero();
    assertThat(recording.out())
        .contains("written: cluster1.yaml", "cluster pin cluster1.yaml cluster2.yaml");
    assertThat(run("generate", "cluster1.yaml", "cluster2.yaml")).as(recording.err()).isZero();
    assertThat(scripts("cluster1"))
        .containsExactly(
            "01_all_nodes_common.sh",
            "02_master_init.sh",
            "03_workers_join.sh",
            "04_master_label_workers.sh",
            "05_master_openwhisk.sh",
            "07_master_wsk_test.sh",
            "08_master_verify.sh",
            "09_workers_agent.sh",
            "10_all_nodes_facts.sh",
            "11_workers_sandboxes.sh",
            "98_cleanup.sh",
            "99_reset.sh",
            "agent.token");
    assertThat(scripts("cluster2")).contains("01_all_nodes_kata_qemu.sh");
    Path openwhisk = directory.resolve("scripts/cluster2/05_master_openwhisk.sh");
    assertThat(openwhisk).content().contains("pod-template", "kata-qemu", "192.168.27.16");
    assertThat(Files.isExecutable(openwhisk)).isTrue();
    assertThat(directory.resolve("scripts/cluster2/04_master_label_workers.sh"))
        .content()
        .contains("kind: RuntimeClass", "HAS_KATA='yes'");
    assertThat(recording.out())
        .contains("scripts/cluster2/", "no checksum is known of: flannel 0.25.6, kata 2.5.2");
  }

  private List<String> scripts(String cluster) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("scripts").resolve(cluster))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void scripts_are_written_anew_and_descriptions_are_not() throws IOException {
    assertThat(run("init")).isZero();
    assertThat(run("generate", "cluster1.yaml")).isZero();
    Path script = directory.resolve("scripts/cluster1/02_master_init.sh");
    Files.writeString(script, "changed");
    assertThat(run("generate", "cluster1.yaml")).isZero();
    assertThat(script).content().startsWith("#!/usr/bin/env bash");
    assertThat(run("init")).isEqualTo(2);
    assertThat(recording.err())
        .contains("'cluster1.yaml' is there already", "'cluster2.yaml' is there already");
  }

  @Test
  void checksums_of_what_is_not_pinned_are_read_and_printed_for_the_description()
      throws IOException {
    byte[] release = "a release".getBytes(UTF_8);
    HttpServer mirror =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    mirror.createContext("/", exchange -> reply(exchange, release));
    mirror.start();
    try {
      assertThat(run("init")).isZero();
      String here = "http://127.0.0.1:" + mirror.getAddress().getPort();
      Path first = directory.resolve("cluster1.yaml");
      String mirrors =
          "mirrors: { github: " + here + "/gh, openwhisk-chart: " + here + "/whisk-VERSION.tgz }\n";
      Files.writeString(first, Files.readString(first) + mirrors);
      assertThat(run("pin", "cluster1.yaml")).isEqualTo(3);
    } finally {
      mirror.stop(0);
    }
    String sum = "e9edfb8e46f891370bda2772760ae14bc1572a2ce9263368cd5282dac3241eb8";
    assertThat(recording.out())
        .contains("# cluster1: put these lines under versions:\n  checksums:\n    flannel: " + sum)
        .contains("    wsk: " + sum)
        .doesNotContain("openwhisk-chart:");
    assertThat(recording.err())
        .contains("/gh/flannel-io/flannel/releases/download/v0.25.6/kube-flannel.yml")
        .contains("openwhisk-chart cannot be read: the server answered 404 to 'http://127.0.0.1");
  }

  @Test
  void what_pin_prints_makes_a_switched_cluster_complete() throws IOException {
    HttpServer mirror =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    mirror.createContext("/", exchange -> reply(exchange, "anything".getBytes(UTF_8)));
    mirror.start();
    Path file = directory.resolve("cluster.yaml");
    try {
      assertThat(run("init", "--template", "switched")).as(recording.err()).isZero();
      String here = "127.0.0.1:" + mirror.getAddress().getPort();
      String mirrors =
          "mirrors: { github: http://" + here + ", openwhisk-chart: http://" + here + " }\n";
      Files.writeString(
          file,
          Files.readString(file).replace("docker.io/library/eclipse-temurin", here + "/jre")
              + mirrors);
      assertThat(run("generate", "cluster.yaml")).isEqualTo(2);
      assertThat(recording.err())
          .contains(
              "the webhook's image " + here + "/jre:17-jre of \"switched\" is not pinned",
              "cluster pin says it");
      assertThat(run("pin", "cluster.yaml")).as(recording.err()).isZero();
    } finally {
      mirror.stop(0);
    }
    String text = Files.readString(file);
    for (String line : recording.out().lines().filter(each -> each.startsWith("  ")).toList()) {
      text =
          line.startsWith("  image: ")
              ? text.replaceFirst("(?m)^  image: .*$", line)
              : text.replaceFirst("(?m)^openwhisk: ", line + "\nopenwhisk: ");
    }
    Files.writeString(file, text);
    assertThat(run("generate", "cluster.yaml")).as(recording.err()).isZero();
    assertThat(recording.out()).contains("06_master_kata_webhook.sh").doesNotContain("no checksum");
    assertThat(directory.resolve("scripts/switched/06_master_kata_webhook.sh"))
        .content()
        .containsPattern("WEBHOOK_IMAGE='127\\.0\\.0\\.1:[0-9]+/jre:17-jre@sha256:[0-9a-f]{64}'");
  }

  /** Everything but the chart is there. */
  private static void reply(HttpExchange exchange, byte[] release) throws IOException {
    boolean there = !exchange.getRequestURI().getPath().contains("whisk-1.0.0");
    exchange.sendResponseHeaders(there ? 200 : 404, there ? release.length : -1);
    if (there) {
      exchange.getResponseBody().write(release);
    }
    exchange.close();
  }

  @Test
  void an_unfinished_isolation_is_refused_before_anything_is_written() throws IOException {
    assertThat(run("init")).isZero();
    Path second = directory.resolve("cluster2.yaml");
    String text = Files.readString(second);
    Files.writeString(second, text.replaceAll("(?m)^isolation: .*$", ""));
    assertThat(run("generate", "cluster1.yaml", "cluster2.yaml")).isEqualTo(2);
    assertThat(recording.err())
        .contains(
            "\"cluster2\" needs the webhook, and no image with a Java runtime is named for it",
            "or isolation: pod-template");
    assertThat(directory.resolve("scripts")).doesNotExist();
  }

  @Test
  void with_an_image_the_webhook_has_its_script_its_key_and_an_authority() throws IOException {
    assertThat(run("init")).isZero();
    Path second = directory.resolve("cluster2.yaml");
    String image = "webhook: { image: registry.example/jre@sha256:" + "b".repeat(64) + " }";
    Files.writeString(second, Files.readString(second).replaceAll("(?m)^isolation: .*$", image));
    assertThat(run("generate", "cluster2.yaml")).as(recording.err()).isZero();
    assertThat(scripts("cluster2"))
        .contains(
            "06_master_kata_webhook.sh",
            "webhook-ca.pem",
            "webhook.p12",
            "webhook.password",
            "webhook.token");
    Path store = directory.resolve("scripts/cluster2/webhook.p12");
    assertThat(Files.getPosixFilePermissions(store)).hasSize(2);
    byte[] key = Files.readAllBytes(store);
    assertThat(run("generate", "cluster2.yaml")).isZero();
    assertThat(store).hasBinaryContent(key);
  }

  @Test
  void a_dry_run_says_what_would_run_where_and_connects_to_nothing() {
    assertThat(run("init")).isZero();
    assertThat(run("up", "cluster1.yaml", "cluster2.yaml", "--dry-run")).isZero();
    assertThat(recording.out())
        .contains(
            "cluster2:\n  01_all_nodes_common.sh at most 30 min: cluster2-master (192.168.27.16)")
        .contains("  02_master_init.sh at most 20 min: cluster2-master (192.168.27.16)\n")
        .doesNotContain("99_reset");
    assertThat(directory.resolve("scripts")).doesNotExist();
  }

  @Test
  void what_is_neither_a_script_nor_a_machine_is_refused() {
    assertThat(run("init")).isZero();
    assertThat(run("up", "cluster1.yaml", "--only", "agents,cluster1-master", "--from", "reset"))
        .isEqualTo(2);
    assertThat(recording.err())
        .contains("--only \"agents\" is neither a script nor a machine")
        .contains("--from \"reset\" is no script");
  }

  @Test
  void a_runtime_that_no_script_installs_is_refused() throws IOException {
    assertThat(run("init")).isZero();
    Path second = directory.resolve("cluster2.yaml");
    Files.writeString(second, Files.readString(second).replace("[ kata-qemu ]", "[ gvisor ]"));
    assertThat(run("generate", "cluster2.yaml")).isEqualTo(2);
    assertThat(recording.err()).contains("is to have gvisor, which no script of this version");
  }

  @Test
  void every_mistake_in_every_file_is_said_at_once() throws IOException {
    assertThat(run("init")).isZero();
    Path first = directory.resolve("cluster1.yaml");
    Files.writeString(
        first, Files.readString(first).replace("runtimes: [ runc ]", "runtimes: [ rnc ]"));
    assertThat(run("generate", "cluster1.yaml", "cluster2.yaml", "cluster2.yaml", "none.yaml"))
        .isEqualTo(2);
    assertThat(recording.err())
        .contains("cluster1.yaml:11:13:", "\"rnc\"", "^")
        .contains("two clusters have the name \"cluster2\"")
        .contains("the machine 192.168.27.16 (cluster2-master) belongs to two clusters")
        .contains("none.yaml");
  }

  @Test
  void unknown_templates_and_a_missing_subcommand_say_what_there_is() {
    assertThat(run("init", "--template", "kata")).isEqualTo(2);
    assertThat(recording.err()).contains("--template \"kata\" is not known", "runc-vs-kata");
    assertThat(run()).isEqualTo(2);
    assertThat(recording.err()).contains("generate");
  }
}
