package io.whiskwatt.node;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Machines as somebody described them once. */
record KnownNodes(List<NodeFacts> known) implements NodeObserver {
  KnownNodes {
    known = List.copyOf(known);
  }

  @Override
  public Set<NodeId> nodes() {
    return known.stream().map(facts -> facts.node().id()).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public NodeFacts facts(NodeId node) {
    requireKnown(node);
    return known.stream().filter(facts -> facts.node().id().equals(node)).findFirst().orElseThrow();
  }

  /** Nobody counts them. */
  @Override
  public Population sandboxes(NodeId node) {
    requireKnown(node);
    return Population.NONE;
  }

  private void requireKnown(NodeId node) {
    if (!nodes().contains(node)) {
      throw new IllegalArgumentException("nobody knows the node \"" + node + "\"");
    }
  }
}
