package io.whiskwatt.node;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at worker machines from beside the platform. Each look is a new one. */
public interface NodeObserver {
  /** Those that can be looked at. */
  Set<NodeId> nodes();

  /**
   * What a machine is.
   *
   * @throws RuntimeException when it cannot be looked at
   */
  NodeFacts facts(NodeId node);

  /**
   * Sandboxes alive on a machine.
   *
   * @throws RuntimeException when it cannot be looked at
   */
  Population sandboxes(NodeId node);

  /** Names of the pods alive on a machine; empty where the observer cannot tell. */
  default Set<String> pods(NodeId node) {
    return Set.of();
  }

  /**
   * Processes alive on a machine, by the groups of {@link UsageReading}; empty where the observer
   * cannot tell.
   */
  default Map<String, Integer> processes(NodeId node) {
    return Map.of();
  }

  /** One that knows what machines are, and nothing of what is alive on them. */
  static NodeObserver of(List<NodeFacts> known) {
    return new KnownNodes(known);
  }
}
