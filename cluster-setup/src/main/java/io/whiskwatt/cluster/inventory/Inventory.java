package io.whiskwatt.cluster.inventory;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One cluster, as {@code cluster.yaml} describes it.
 *
 * @param nodes exactly one master and one or more workers
 * @param runtimes one or more; runc is always there and need not be named
 * @param isolation how an action's pod gets a runtime other than runc
 * @param prewarm kind → sandboxes without code that wait on each worker; other kinds have none
 * @param agentPort of the energy agent on each worker
 */
public record Inventory(
    String name,
    List<ClusterNode> nodes,
    List<ContainerRuntime> runtimes,
    Versions versions,
    Network network,
    OpenWhiskLimits openwhisk,
    Isolation isolation,
    WebhookSettings webhook,
    Map<String, Integer> prewarm,
    Mirrors mirrors,
    int agentPort) {
  public Inventory {
    nodes = List.copyOf(nodes);
    runtimes = List.copyOf(runtimes);
    prewarm = Map.copyOf(prewarm);
  }

  /** True when Kata's static release is installed on its nodes. */
  public boolean hasKata() {
    return runtimes.stream().anyMatch(ContainerRuntime::needsKata);
  }

  /** What is downloaded to set it up. */
  public List<Download> downloads() {
    return Arrays.stream(Download.values())
        .filter(download -> download != Download.KATA || hasKata())
        .toList();
  }

  /** Those of which no checksum is known. */
  public List<Download> unpinned() {
    return downloads().stream().filter(download -> versions.checksum(download).isEmpty()).toList();
  }

  /** Where a download of its version comes from. */
  public URI address(Download download) {
    return URI.create(download.address(versions.of(download), mirrors));
  }

  /** True when runc and another runtime share the nodes, and are switched (design level L1). */
  public boolean isSwitched() {
    return runtimes.size() > 1;
  }

  /**
   * True when a webhook is set up: nothing else would give pods another runtime; or it is wanted as
   * a twin, so that a cluster of containers has the same way to its pods.
   */
  public boolean needsWebhook() {
    return isolation == Isolation.WEBHOOK
        && (isSwitched() || firstRuntime() != ContainerRuntime.RUNC || webhook.image().isPresent());
  }

  /** The runtime of every action's pod where nothing is switched, or until it is. */
  public ContainerRuntime firstRuntime() {
    return runtimes.get(0);
  }

  public ClusterNode master() {
    return withRole(Role.MASTER).get(0);
  }

  public List<ClusterNode> workers() {
    return withRole(Role.WORKER);
  }

  private List<ClusterNode> withRole(Role role) {
    return nodes.stream().filter(node -> node.role() == role).toList();
  }
}
