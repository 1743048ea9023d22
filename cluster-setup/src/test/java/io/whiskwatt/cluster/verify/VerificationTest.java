package io.whiskwatt.cluster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.InventoryReader;
import io.whiskwatt.cluster.verify.Finding.Verdict;
import io.whiskwatt.config.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final Inventory RUNC = cluster("one", "runtimes: [ runc ]");
  private static final Inventory KATA =
      cluster("two", "runtimes: [ kata-qemu ]\nisolation: pod-template\nversions: { kata: 2.5.2 }");
  private static final Inventory BOTH =
      cluster(
          "lab",
          "runtimes: [ runc, kata-qemu ]\nwebhook: { image: \"r/jre@sha256:"
              + "c".repeat(64)
              + "\" }\nversions: { kata: 2.5.2 }");

  private final Heard one = facts("one");
  private final Heard two = facts("two");

  private static Inventory cluster(String name, String rest) {
    String text =
        "cluster: "
            + name
            + "\nssh: { user: root }\nnodes:\n  - { hostname: "
            + name
            + "-m, address: 10.0.0.1, role: master }\n  - { hostname: "
            + name
            + "-w, address: 10.0.0.2, role: worker }\n"
            + rest
            + "\n";
    return new InventoryReader(Environment.unread()).read(text, "c.yaml").orThrow();
  }

  private static Heard facts(String cluster) {
    Heard heard = new Heard(() -> 1_000_000);
    for (String fact :
        List.of(
            "machine PowerEdge R640",
            "virtualised none",
            "cpu Xeon",
            "sockets 2",
            "processors 40",
            "memory-gib 188",
            "system ubuntu 20.04",
            "kernel 5.4.0-200-generic",
            "containerd v1.7.22",
            "kubelet 1.28.15-1.1",
            "governor performance",
            "turbo off",
            "rapl-packages 2",
            "ntp yes",
            "load 0.08",
            "clock 1000030",
            "agent measured",
            "agent-fingerprint AA:BB")) {
      heard.line(cluster + "-w", "fact " + fact);
    }
    return heard;
  }

  private Verification verification() {
    return new Verification(List.of(RUNC, KATA), Map.of("one", one, "two", two));
  }

  private void looks() {
    one.line("one-m", "look runc one-w none 5.4.0-200-generic 5.4.0-200-generic");
    one.line("one-w", "machines runc 0 0");
    two.line("two-m", "look kata-qemu two-w kata-qemu 5.19.2 5.4.0-200-generic");
    two.line("two-w", "machines kata-qemu 3 3");
  }

  @Test
  void clusters_that_differ_in_isolation_alone_are_fair_to_compare() {
    looks();
    assertThat(verification().isFair()).isTrue();
    assertThat(verification().isolation()).extracting(Finding::verdict).containsOnly(Verdict.FINE);
    assertThat(verification().fairness()).extracting(Finding::verdict).containsOnly(Verdict.FINE);
  }

  @Test
  void a_worker_on_which_nothing_was_seen_is_not_proven() {
    assertThat(verification().isFair()).isFalse();
    assertThat(verification().isolation())
        .extracting(Finding::why)
        .containsOnly("no action was seen on this worker");
  }

  @Test
  void each_sign_of_a_wrong_isolation_is_told() {
    one.line("one-m", "look runc one-w kata-qemu 5.19.2 5.4.0-200-generic");
    two.line("two-m", "look kata-qemu two-w none 5.4.0-200-generic 5.4.0-200-generic");
    assertThat(verification().isolation().get(0).why())
        .contains("runtime class should be none", "have a kernel of their own");
    assertThat(verification().isolation().get(1).why())
        .contains("should be kata-qemu", "share the worker's kernel", "kernel should be 5.19.2");
  }

  @Test
  void virtual_machines_are_as_many_as_sandboxes_of_kata_and_none_elsewhere() {
    looks();
    one.line("one-w", "machines runc 0 1");
    two.line("two-w", "machines kata-qemu 3 2");
    assertThat(verification().isolation())
        .extracting(Finding::why)
        .containsExactly(
            "virtual machines run on it",
            "fewer virtual machines than sandboxes of Kata run on it");
    two.line("two-w", "machines kata-qemu 0 0");
    assertThat(verification().isolation().get(1).why())
        .isEqualTo("no sandbox of Kata stands on it");
    Heard uncounted = facts("two");
    uncounted.line("two-m", "look kata-qemu two-w kata-qemu 5.19.2 5.4.0-200-generic");
    assertThat(new Verification(List.of(KATA), Map.of("two", uncounted)).isolation().get(0).why())
        .isEqualTo("its virtual machines were not counted");
  }

  @Test
  void a_cluster_that_is_switched_is_looked_at_with_each_runtime() {
    Heard lab = facts("lab");
    lab.line("lab-m", "look runc lab-w none 5.4.0-200-generic 5.4.0-200-generic");
    lab.line("lab-w", "machines runc 2 2");
    Verification found = new Verification(List.of(BOTH), Map.of("lab", lab));
    assertThat(found.isolation())
        .extracting(finding -> finding.what() + " " + finding.verdict())
        .containsExactly("lab-w as runc FINE", "lab-w as kata-qemu UNFAIR");
    lab.line("lab-m", "look kata-qemu lab-w kata-qemu 5.19.2 5.4.0-200-generic");
    lab.line("lab-w", "machines kata-qemu 1 1");
    assertThat(found.isFair()).as("nothing is known of its webhook").isFalse();
    lab.line("lab-m", "fact webhook-days 29");
    assertThat(found.isFair()).isTrue();
    assertThat(found.fairness()).last().extracting(Finding::verdict).isEqualTo(Verdict.NOTED);
    lab.line("lab-m", "fact webhook-days 300");
    assertThat(found.fairness()).last().extracting(Finding::verdict).isEqualTo(Verdict.FINE);
  }

  @Test
  void what_workers_do_not_have_in_common_is_unfair_and_what_is_unknown_is_noted() {
    looks();
    two.line("two-w", "fact kernel 5.15.0-100-generic");
    two.line("two-w", "fact turbo unknown");
    one.line("one-w", "fact turbo unknown");
    two.line("two-w", "fact load 25.1");
    two.line("two-w", "fact clock 998500");
    Verification found = verification();
    assertThat(found.isFair()).isFalse();
    assertThat(found.fairness())
        .filteredOn(finding -> finding.verdict() != Verdict.FINE)
        .extracting(finding -> finding.what() + " " + finding.verdict())
        .containsExactly("kernel UNFAIR", "turbo NOTED", "clock-ahead-ms UNFAIR", "load NOTED");
  }

  @Test
  void workers_of_a_cluster_that_differ_are_named() {
    String workers =
        """
        cluster: lab
        ssh: { user: root }
        nodes:
          - { hostname: m, address: 10.0.0.1, role: master }
          - { hostname: a, address: 10.0.0.2, role: worker }
          - { hostname: b, address: 10.0.0.3, role: worker }
          - { hostname: c, address: 10.0.0.4, role: worker }
        runtimes: [ runc ]
        """;
    Inventory lab = new InventoryReader(Environment.unread()).read(workers, "lab.yaml").orThrow();
    Heard heard = new Heard();
    heard.line("a", "fact agent measured");
    heard.line("b", "fact agent none");
    heard.line("c", "fact agent measured");
    List<Finding> found = new Verification(List.of(lab), Map.of("lab", heard)).fairness();
    assertThat(found)
        .filteredOn(finding -> finding.what().equals("agent"))
        .first()
        .extracting(Finding::values)
        .isEqualTo(List.of("measured (a, c) / none (b)"));
  }

  @Test
  void the_study_names_agents_that_measure_with_their_certificates() {
    looks();
    assertThat(new StudyDraft(verification(), "scripts", Map.of()).yaml())
        .contains(
            "study: one-vs-two",
            "url: \"https://10.0.0.2:9177\", fingerprint: \"AA:BB\"",
            "token-file: scripts/two/agent.token",
            "isolation: { kernel: shared }",
            "isolation: { kernel: own, guest-kernel: 5.19.2, vmm: qemu }",
            "auth-file: two.auth");
    two.line("two-w", "fact agent simulated");
    assertThat(new StudyDraft(verification(), "scripts", Map.of()).yaml())
        .contains("energy: none  # not every worker measures its energy");
  }

  @Test
  void runtimes_that_share_nodes_are_platforms_of_one_cluster_that_switch_it() {
    Verification found = new Verification(List.of(BOTH), Map.of());
    assertThat(new StudyDraft(found, "scripts", Map.of("lab", "AA:BB")).yaml())
        .contains("  lab-runc:\n", "  lab-kata-qemu:\n", "runtime-class: kata-qemu")
        .contains("{ url: \"https://10.0.0.1:31003\", fingerprint: \"AA:BB\" }")
        .contains("token-file: scripts/lab/webhook.token")
        .contains("{ kernel: shared }", "{ kernel: own, guest-kernel: 5.19.2, vmm: qemu }");
  }
}
