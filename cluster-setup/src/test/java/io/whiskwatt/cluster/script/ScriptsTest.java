package io.whiskwatt.cluster.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.InventoryReader;
import io.whiskwatt.config.Environment;
import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
  private static final String NODES =
      """
      cluster: cluster2
      ssh: { user: ubuntu }
      nodes:
        - { hostname: master, address: 192.168.27.16, role: master }
        - { hostname: worker-1, address: 192.168.27.17, role: worker }
      """;

  @TempDir private Path folder = Path.of("");

  private static Inventory cluster(String rest) {
    return new InventoryReader(Environment.unread()).read(NODES + rest, "cluster.yaml").orThrow();
  }

  private static Script script(String name, String rest) {
    return Scripts.of(cluster(rest)).stream()
        .filter(script -> script.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private record Ended(int code, String out) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  /** Up to the steps, which are not run. */
  private Ended evaluate(Script script, String words) throws IOException, InterruptedException {
    String text = script.text();
    String values = text.substring(0, text.indexOf("\nrequire_root\n"));
    Path file = Files.writeString(folder.resolve("values.sh"), values + "\n" + words + "\n");
    return run(List.of("bash", file.toString()));
  }

  @Test
  void cluster_without_kata_has_no_script_for_it() {
    assertThat(Scripts.of(cluster("runtimes: [ runc ]\n")))
        .extracting(Script::name)
        .contains(
            "01_all_nodes_common.sh", "02_master_init.sh", "03_workers_join.sh", "99_reset.sh")
        .doesNotContain("01_all_nodes_kata_qemu.sh");
    assertThat(Scripts.of(cluster("runtimes: [ kata-qemu ]\n")))
        .extracting(Script::name)
        .contains("01_all_nodes_kata_qemu.sh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[ runc ]", "[ kata-qemu ]", "[ runc, kata-qemu ]"})
  void every_script_is_clean_for_shellcheck(String runtimes)
      throws IOException, InterruptedException {
    Optional<Path> shellcheck = program("shellcheck");
    Requirement requirement =
        Requirement.of("shellcheck", shellcheck.isPresent(), "no shellcheck on the PATH");
    Assumptions.assumeTrue(requirement.met(), requirement.reason());
    List<String> command = new ArrayList<>(List.of("shellcheck", "--severity=style"));
    for (Script script : Scripts.of(cluster("runtimes: " + runtimes + "\n"))) {
      command.add(Files.writeString(folder.resolve(script.name()), script.text()).toString());
    }
    Ended ended = run(command);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.code()).isZero();
  }

  private static Optional<Path> program(String name) {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .map(entry -> Path.of(entry).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  void every_script_is_taken_by_bash_and_ends_at_the_first_failure()
      throws IOException, InterruptedException {
    for (Script script : Scripts.of(cluster("runtimes: [ kata-qemu ]\n"))) {
      Path file = Files.writeString(folder.resolve(script.name()), script.text());
      assertThat(run(List.of("bash", "-n", file.toString())).out()).isEmpty();
      assertThat(script.text()).startsWith("#!/usr/bin/env bash\n").contains("set -euo pipefail");
    }
  }

  @Test
  void values_arrive_as_they_are_written() throws IOException, InterruptedException {
    Script script =
        script(
            "05_master_openwhisk.sh",
            """
            runtimes: [ kata-qemu ]
            isolation: pod-template
            prewarm: { "nodejs:20": 2, "python:3.11": 0 }
            openwhisk: { idle-timeout: 45s, invoker-timeout: 2m }
            """);
    Ended ended =
        evaluate(script, "printf '%s\\n' \"$INVOKER_OPTIONS\" \"$PREWARM\" \"${WORKERS[@]}\"");
    assertThat(ended.code()).as(ended.out()).isZero();
    assertThat(ended.out().lines())
        .containsExactly(
            "'-Dwhisk.kubernetes.timeouts.run=120s -Dwhisk.kubernetes.timeouts.logs=120s"
                + " -Dwhisk.container-proxy.timeouts.idle-container=45000ms"
                + " -Dwhisk.kubernetes.pod-template=''{\"apiVersion\":\"v1\",\"kind\":\"Pod\","
                + "\"spec\":{\"runtimeClassName\":\"kata-qemu\"}}'''",
            "{\"nodejs:20\":[{\"initialCount\":2,\"memory\":\"256 MB\"}]}",
            "worker-1=192.168.27.17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "it's", "$(id)", "`id`", "a\"b", "a\\b", "two\nlines", "'", ""})
  void whatever_is_quoted_is_nothing_but_text(String value)
      throws IOException, InterruptedException {
    Ended ended =
        run(List.of("bash", "-c", "A=" + Variables.quoted(value) + "; printf '%s' \"$A\""));
    assertThat(ended.out()).isEqualTo(value);
  }

  @Test
  void download_with_another_checksum_is_refused_and_not_kept()
      throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("release"), "changed by somebody");
    Path kept = folder.resolve("kept");
    Script script = script("01_all_nodes_common.sh", "runtimes: [ runc ]\n");
    Ended ended =
        evaluate(
            script,
            "STEP=download\nfetch 'file://" + source + "' \"$CONTAINERD_SHA256\" '" + kept + "'");
    assertThat(ended.code()).isEqualTo(52);
    assertThat(ended.out())
        .contains("FAILED (12) at \"download\"", "has the SHA-256", "What to do:");
    assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().endsWith("kept"));
  }

  @Test
  void download_of_which_no_checksum_is_known_is_not_begun()
      throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("release"), "whatever");
    Script script = script("01_all_nodes_common.sh", "runtimes: [ runc ]\n");
    Ended ended =
        evaluate(
            script,
            "STEP=download\nfetch 'file://" + source + "' '' '" + folder.resolve("kept") + "'");
    assertThat(ended.code()).isEqualTo(52);
    assertThat(ended.out()).contains("no SHA-256 is known of 'file://", "versions: { checksums");
    assertThat(folder.resolve("kept")).doesNotExist();
  }

  @Test
  void download_with_the_right_checksum_is_made_once() throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("release"), "hello\n");
    String sum = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
    Script script = script("01_all_nodes_common.sh", "runtimes: [ runc ]\n");
    String fetch = "fetch 'file://" + source + "' " + sum + " '" + folder.resolve("kept") + "'\n";
    assertThat(evaluate(script, fetch + "rm '" + source + "'\n" + fetch).code()).isZero();
    assertThat(folder.resolve("kept")).hasContent("hello\n");
  }

  @Test
  void step_that_holds_is_not_applied_and_one_that_does_not_is_and_is_checked_again()
      throws IOException, InterruptedException {
    String steps =
        """
        HERE=no
        holds() { [[ $HERE == yes ]]; }
        apply() { HERE=yes; echo applied; }
        nothing() { :; }
        ensure 'it is here' holds apply
        ensure 'it is here' holds apply
        HERE=no
        ensure 'it is gone' holds nothing
        """;
    Ended ended = evaluate(script("01_all_nodes_common.sh", "runtimes: [ runc ]\n"), steps);
    assertThat(ended.code()).isEqualTo(40);
    assertThat(ended.out().lines().map(line -> line.replaceFirst("^\\[[0-9:]+\\] ", "")))
        .containsSequence(
            "applying it is here",
            "applied",
            "done     it is here",
            "holds    it is here",
            "applying it is gone")
        .contains("FAILED (0) at \"it is gone\": it was applied and still does not hold");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        version = 2
            sandbox_image = "k8s.gcr.io/pause:3.6"
              SystemdCgroup = false
        """,
        """
        version = 3
            sandbox = 'registry.k8s.io/pause:3.10'
              SystemdCgroup = false
              sandboxer = 'podsandbox'
        """
      })
  void both_versions_of_the_configuration_of_containerd_get_what_kubernetes_needs(String given)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("default.toml"), given);
    Script script = script("01_all_nodes_common.sh", "runtimes: [ runc ]\n");
    String check =
        """
        configured <'%1$s' >'%1$s.new'
        containerd() { cat '%1$s.new'; }
        has_pause && uses_systemd && echo both
        containerd() { cat '%1$s'; }
        has_pause || uses_systemd || echo neither
        """
            .formatted(file);
    assertThat(evaluate(script, check).out()).isEqualTo("both\nneither\n");
    assertThat(
            Files.readString(Path.of(file + ".new")).lines().filter(line -> line.contains("er =")))
        .isSubsetOf("      sandboxer = 'podsandbox'");
  }

  /** The failures of the cluster facts, each of which has its own number, sentence and hint. */
  @Test
  void each_of_the_thirty_failures_is_told_by_some_script() {
    String all =
        Scripts.of(
                cluster(
                    "runtimes: [ runc, kata-qemu ]\nwebhook: { image: \"r/jre@sha256:"
                        + "c".repeat(64)
                        + "\" }\n"))
            .stream()
            .map(Script::text)
            .collect(Collectors.joining());
    List<Integer> untold =
        IntStream.rangeClosed(1, 30)
            .filter(
                number ->
                    !Pattern.compile(
                            "\\bfail "
                                + number
                                + " [\"']|^ensure .* "
                                + number
                                + " \\\\$|warning +\\("
                                + number
                                + "\\)",
                            Pattern.MULTILINE)
                        .matcher(all)
                        .find())
            .boxed()
            .toList();
    assertThat(untold).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubeadm join 192.168.27.99:6443 --token abcdef.0123456789abcdef"
            + " --discovery-token-ca-cert-hash sha256:",
        "kubeadm join 192.168.27.16:6443 --token short --discovery-token-ca-cert-hash sha256:",
        "rm -rf / --token abcdef.0123456789abcdef --discovery-token-ca-cert-hash sha256:"
      })
  void what_is_no_join_command_of_this_master_is_refused(String words)
      throws IOException, InterruptedException {
    String text = script("03_workers_join.sh", "runtimes: [ runc ]\n").text();
    String until = text.substring(0, text.indexOf("\nrequire_root\nread_command"));
    Path file = Files.writeString(folder.resolve("join.sh"), until + "\nread_command \"$@\"\n");
    List<String> command = new ArrayList<>(List.of("bash", file.toString()));
    command.addAll(Arrays.asList((words + "a".repeat(64)).split(" ", -1)));
    Ended ended = run(command);
    assertThat(ended.code()).isIn(60, 63);
    assertThat(ended.out()).contains("FAILED").doesNotContain("0123456789abcdef");
  }
}
