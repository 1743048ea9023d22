package io.whiskwatt.cluster.script;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.ContainerRuntime;
import io.whiskwatt.cluster.inventory.Download;
import io.whiskwatt.cluster.inventory.ImageName;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.Isolation;
import io.whiskwatt.cluster.inventory.KataRelease;
import io.whiskwatt.cluster.inventory.Mirrors;
import io.whiskwatt.cluster.inventory.OpenWhiskLimits;
import io.whiskwatt.cluster.inventory.Versions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of one cluster as assignments of bash, every one of them quoted. */
final class Variables {
  /** kubeadm 1.28's own, as {@code kubeadm config images list} says. */
  private static final String PAUSE = "3.9";

  /** A sandbox without code has as much memory as an action by default. */
  private static final String STEM_CELL_MEMORY = "256 MB";

  private final Map<String, String> assignments = new LinkedHashMap<>();

  private Variables() {}

  static Variables of(Inventory cluster) {
    Variables variables = new Variables();
    variables.nodes(cluster);
    variables.versions(cluster);
    variables.mirrors(cluster);
    variables.openwhisk(cluster);
    variables.isolation(cluster);
    variables.set("AGENT_PORT", Integer.toString(cluster.agentPort()));
    return variables;
  }

  private void nodes(Inventory cluster) {
    set("CLUSTER", cluster.name());
    set("UBUNTU", cluster.versions().ubuntu());
    set("OPERATOR", cluster.master().ssh().user());
    set("MASTER_HOSTNAME", cluster.master().hostname());
    set("MASTER_ADDRESS", cluster.master().address());
    list("WORKERS", cluster.workers());
    list("NODES", cluster.nodes());
    set("POD_CIDR", cluster.network().pods().toString());
    set("SERVICE_CIDR", cluster.network().services().toString());
    set("DOWNLOADS", "/var/cache/whiskwatt");
  }

  private void versions(Inventory cluster) {
    Versions versions = cluster.versions();
    set("KUBERNETES_VERSION", versions.kubernetes().toString());
    set("KUBERNETES_PACKAGE", versions.kubernetes() + "-1.1");
    set("PAUSE_VERSION", PAUSE);
    download("CONTAINERD", cluster, Download.CONTAINERD);
    download("FLANNEL", cluster, Download.FLANNEL);
    download("KATA", cluster, Download.KATA);
    set("KATA_ASSET", KataRelease.asset(versions.kata()));
    set("KATA_GUEST_KERNEL", KataRelease.guestKernel(versions.kata()).orElse(""));
    download("HELM", cluster, Download.HELM);
    download("CHART", cluster, Download.OPENWHISK_CHART);
    download("WSK", cluster, Download.WSK);
  }

  /** A checksum that is not known is empty, and fits no file. */
  private void download(String name, Inventory cluster, Download download) {
    Versions versions = cluster.versions();
    set(name + "_VERSION", versions.of(download).toString());
    set(name + "_URL", cluster.address(download).toString());
    set(name + "_SHA256", versions.checksum(download).orElse(""));
  }

  private void mirrors(Inventory cluster) {
    Mirrors mirrors = cluster.mirrors();
    set("KUBERNETES_APT", mirrors.kubernetes());
    set("REGISTRY", mirrors.images());
  }

  private void openwhisk(Inventory cluster) {
    OpenWhiskLimits limits = cluster.openwhisk();
    set("API_PORT", Integer.toString(limits.apiPort()));
    set("USER_MEMORY_MB", Long.toString(limits.userMemory().megabytes()));
    set("LIMIT_PER_MINUTE", Integer.toString(limits.invocationsPerMinute()));
    set("LIMIT_CONCURRENT", Integer.toString(limits.concurrentInvocations()));
    set("INVOKER_OPTIONS", yaml(invokerOptions(cluster)));
    set("PREWARM", stemCells(cluster.prewarm()));
    set("TEST_KIND", "nodejs:default");
  }

  private static String invokerOptions(Inventory cluster) {
    OpenWhiskLimits limits = cluster.openwhisk();
    String timeout = limits.invokerTimeout().toSeconds() + "s";
    String options =
        "-Dwhisk.kubernetes.timeouts.run="
            + timeout
            + " -Dwhisk.kubernetes.timeouts.logs="
            + timeout
            + " -Dwhisk.container-proxy.timeouts.idle-container="
            + limits.idleTimeout().toMillis()
            + "ms";
    boolean template =
        cluster.isolation() == Isolation.POD_TEMPLATE
            && cluster.firstRuntime() != ContainerRuntime.RUNC;
    return template ? options + " -Dwhisk.kubernetes.pod-template=" + pod(cluster) : options;
  }

  private static String pod(Inventory cluster) {
    return quoted(
        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"runtimeClassName\":\""
            + cluster.firstRuntime().key()
            + "\"}}");
  }

  /** As {@code runtimes.json} has them: kind → how many of which memory. */
  private static String stemCells(Map<String, Integer> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(
                entry ->
                    "\""
                        + entry.getKey()
                        + "\":[{\"initialCount\":"
                        + entry.getValue()
                        + ",\"memory\":\""
                        + STEM_CELL_MEMORY
                        + "\"}]")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private void isolation(Inventory cluster) {
    set("HAS_KATA", cluster.hasKata() ? "yes" : "no");
    ContainerRuntime first = cluster.firstRuntime();
    set("NEEDS_WEBHOOK", cluster.needsWebhook() ? "yes" : "no");
    set("WEBHOOK_IMAGE", cluster.webhook().image().map(ImageName::toString).orElse(""));
    set("WEBHOOK_PORT_0", Integer.toString(cluster.webhook().port(0)));
    set("WEBHOOK_PORT_1", Integer.toString(cluster.webhook().port(1)));
    set("FIRST_CLASS", first.key());
    set("WEBHOOK_START", cluster.isSwitched() ? "switched" : first.key());
    assignments.put(
        "RUNTIMES",
        cluster.runtimes().stream()
            .map(runtime -> quoted(runtime.key()))
            .collect(Collectors.joining(" ", "(", ")")));
  }

  private void set(String name, String value) {
    assignments.put(name, quoted(value));
  }

  private void list(String name, List<ClusterNode> nodes) {
    assignments.put(
        name,
        nodes.stream()
            .map(node -> quoted(node.hostname() + "=" + node.address()))
            .collect(Collectors.joining(" ", "(", ")")));
  }

  /** Between single quotes bash takes everything as it is, but for the single quote itself. */
  static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  private static String yaml(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The assignments that a text uses, a line each. */
  String usedIn(String text) {
    return assignments.entrySet().stream()
        .filter(entry -> uses(text, entry.getKey()))
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static boolean uses(String text, String name) {
    return Pattern.compile("\\$(\\{#?)?" + name + "\\b").matcher(text).find();
  }
}
