package io.whiskwatt.node;

/** Looks at worker machines from beside the platform. */
public interface NodeObserver {
  NodeFacts facts(NodeId node);

  Population sandboxes(NodeId node);
}
