package io.whiskwatt.cluster.verify;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.ContainerRuntime;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.KataRelease;
import io.whiskwatt.cluster.inventory.OpenWhiskLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A study of clusters that were looked at, as {@code run} takes it. */
public final class StudyDraft {
  private static final String STEM_CELL_MEMORY = "256 MB";

  private final Verification verification;
  private final String tokens;
  private final Map<String, String> webhooks;

  /**
   * Of these clusters.
   *
   * @param tokens where the tokens of agents and webhooks lie: folders of the clusters' names in
   *     this one, relative to the study
   * @param webhooks fingerprints of the certificates of those clusters that are switched, by name
   */
  public StudyDraft(Verification verification, String tokens, Map<String, String> webhooks) {
    this.verification = verification;
    this.tokens = tokens;
    this.webhooks = Map.copyOf(webhooks);
  }

  /** The name of the file with a cluster's key. */
  public static String authFile(Inventory cluster) {
    return cluster.name() + ".auth";
  }

  /** As YAML. */
  public String yaml() {
    List<Inventory> clusters = verification.clusters();
    return "# Written by cluster verify. What it compares is up to you: workloads, starts, load,"
        + " design.\n"
        + "study: "
        + clusters.stream().map(Inventory::name).collect(Collectors.joining("-vs-"))
        + "\nplatforms:  # the first is the baseline\n"
        + clusters.stream().map(this::platforms).collect(Collectors.joining())
        + "workloads: [ hello ]\n"
        + "starts: [ cold, warm ]\n"
        + "load: { constant: 1/s }\n"
        + "design: { blocks: 30, warm-up: 10s, settle: 5s, idle-window: 30s, window: 30s }\n";
  }

  /** One for each runtime of a cluster that is switched. */
  private String platforms(Inventory cluster) {
    if (!cluster.isSwitched()) {
      return platform(cluster, cluster.name(), cluster.firstRuntime());
    }
    return cluster.runtimes().stream()
        .map(runtime -> platform(cluster, cluster.name() + "-" + runtime.key(), runtime))
        .collect(Collectors.joining());
  }

  private String platform(Inventory cluster, String name, ContainerRuntime runtime) {
    OpenWhiskLimits limits = cluster.openwhisk();
    return "  "
        + name
        + ":\n    openwhisk:\n      apihost: \"https://"
        + cluster.master().address()
        + ":"
        + limits.apiPort()
        + "\"\n      auth-file: "
        + authFile(cluster)
        + "\n      insecure: true  # the chart's certificate is self-signed\n      idle-timeout: "
        + limits.idleTimeout().toSeconds()
        + "s\n      user-memory: "
        + limits.userMemory().megabytes()
        + " MB\n      workers: "
        + cluster.workers().size()
        + (cluster.isSwitched() ? runtimeSwitch(cluster, runtime) : stemCells(cluster))
        + "\n    isolation: "
        + claim(cluster, runtime)
        + "\n    energy: "
        + energy(cluster)
        + "\n";
  }

  private static String stemCells(Inventory cluster) {
    List<String> cells =
        cluster.prewarm().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(Map.Entry.comparingByKey())
            .map(
                entry ->
                    "{ kind: \""
                        + entry.getKey()
                        + "\", memory: "
                        + STEM_CELL_MEMORY
                        + ", count: "
                        + entry.getValue()
                        + " }")
            .toList();
    return cells.isEmpty() ? "" : "\n      stem-cells: [ " + String.join(", ", cells) + " ]";
  }

  private String runtimeSwitch(Inventory cluster, ContainerRuntime runtime) {
    String trust =
        Optional.ofNullable(webhooks.get(cluster.name()))
            .map(print -> "fingerprint: \"" + print + "\"")
            .orElse("insecure: true");
    return "\n      switch:\n        runtime-class: "
        + runtime.key()
        + "\n        replicas:\n"
        + replica(cluster, 0, trust)
        + replica(cluster, 1, trust)
        + "        token-file: "
        + tokens
        + "/"
        + cluster.name()
        + "/webhook.token";
  }

  private static String replica(Inventory cluster, int number, String trust) {
    return "          - { url: \"https://"
        + cluster.master().address()
        + ":"
        + cluster.webhook().port(number)
        + "\", "
        + trust
        + " }\n";
  }

  private static String claim(Inventory cluster, ContainerRuntime runtime) {
    if (runtime == ContainerRuntime.RUNC) {
      return "{ kernel: shared }";
    }
    String kernel =
        runtime.needsKata()
            ? KataRelease.guestKernel(cluster.versions().kata())
                .map(pinned -> ", guest-kernel: " + pinned)
                .orElse("")
            : "";
    String monitor = runtime == ContainerRuntime.KATA_QEMU ? ", vmm: qemu" : "";
    return "{ kernel: own" + kernel + monitor + " }";
  }

  private String energy(Inventory cluster) {
    if (!verification.isMeasured(cluster)) {
      return "none  # not every worker measures its energy";
    }
    return cluster.workers().stream()
        .map(worker -> agent(cluster, worker))
        .collect(
            Collectors.joining(
                "\n", "\n      workers:\n", "\n      token-file: " + token(cluster)));
  }

  private String token(Inventory cluster) {
    return tokens + "/" + cluster.name() + "/agent.token";
  }

  private String agent(Inventory cluster, ClusterNode worker) {
    String url = String.format(Locale.ROOT, "https://%s:%d", worker.address(), cluster.agentPort());
    return "        - { url: \""
        + url
        + "\""
        + verification
            .fingerprint(cluster, worker)
            .map(print -> ", fingerprint: \"" + print + "\"")
            .orElse("")
        + " }";
  }
}
