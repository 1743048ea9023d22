package io.whiskwatt.cluster.inventory;

import java.util.List;

/**
 * One cluster, as {@code cluster.yaml} describes it.
 *
 * @param nodes exactly one master and one or more workers
 * @param runtimes one or more; runc is always there and need not be named
 */
public record Inventory(
    String name,
    List<ClusterNode> nodes,
    List<ContainerRuntime> runtimes,
    Versions versions,
    Network network,
    OpenWhiskLimits openwhisk) {
  public Inventory {
    nodes = List.copyOf(nodes);
    runtimes = List.copyOf(runtimes);
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
