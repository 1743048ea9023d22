package io.whiskwatt.testing;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import java.util.List;
import java.util.Set;

/** What every {@link NodeObserver} must keep. */
public final class NodeObserverContract {
  private static final NodeId NOBODY = new NodeId("a node that does not exist");

  private NodeObserverContract() {}

  /**
   * The checks.
   *
   * @param nodes that it can see, one or more
   */
  public static List<ContractCheck> of(NodeObserver observer, Set<NodeId> nodes) {
    return List.of(
        new ContractCheck("it says whom it sees", () -> sees(observer, nodes)),
        new ContractCheck("facts are those of the node asked for", () -> facts(observer, nodes)),
        new ContractCheck("facts do not change from look to look", () -> stable(observer, nodes)),
        new ContractCheck("an unknown node is an error", () -> unknown(observer)));
  }

  private static void sees(NodeObserver observer, Set<NodeId> nodes) {
    Expect.that(observer.nodes().containsAll(nodes), "it does not name all that it can see");
    Expect.that(!observer.nodes().contains(NOBODY), "it sees a node that does not exist");
  }

  private static void facts(NodeObserver observer, Set<NodeId> nodes) {
    Expect.that(!nodes.isEmpty(), "the contract needs a node to look at");
    for (NodeId node : nodes) {
      Expect.equal(observer.facts(node).node().id(), node, "the node of the facts");
      Expect.that(observer.sandboxes(node).total() >= 0, "a population cannot be negative");
      Expect.that(
          observer.processes(node).values().stream().allMatch(count -> count >= 0),
          "a number of processes cannot be negative");
    }
  }

  private static void stable(NodeObserver observer, Set<NodeId> nodes) {
    for (NodeId node : nodes) {
      Expect.equal(
          observer.facts(node).facts().keySet(),
          observer.facts(node).facts().keySet(),
          "the names of the facts");
    }
  }

  private static void unknown(NodeObserver observer) {
    Expect.fails(RuntimeException.class, () -> observer.facts(NOBODY), "facts of an unknown node");
    Expect.fails(RuntimeException.class, () -> observer.sandboxes(NOBODY), "an unknown population");
  }
}
