package io.whiskwatt.run;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import java.util.List;
import java.util.Map;

/** What the meters know of their nodes; they do not count sandboxes. */
final class KnownNodes implements NodeObserver {
  private final List<NodeFacts> nodes;

  KnownNodes(List<NodeFacts> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  @Override
  public NodeFacts facts(NodeId node) {
    return nodes.stream()
        .filter(facts -> facts.node().id().equals(node))
        .findFirst()
        .orElseGet(() -> new NodeFacts(new Node(node, node.value()), Map.of()));
  }

  @Override
  public Population sandboxes(NodeId node) {
    return Population.NONE;
  }
}
