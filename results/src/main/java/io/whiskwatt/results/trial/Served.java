package io.whiskwatt.results.trial;

import io.whiskwatt.node.NodeId;
import java.util.Map;
import java.util.Set;

/**
 * Which machines invocations ran on.
 *
 * @param nodes how many each of them served
 * @param unknown how many ran on a machine that cannot be told
 */
public record Served(Map<NodeId, Long> nodes, long unknown) {
  /** No invocation. */
  public static final Served NONE = new Served(Map.of(), 0);

  /**
   * Up to this share of invocations whose machine cannot be told, they are taken to have run on
   * those that are known.
   */
  public static final double UNKNOWN_LIMIT = 0.01;

  private static final String INVOKER = "invoker:";

  public Served {
    nodes = Map.copyOf(nodes);
  }

  /** Both together. */
  public Served plus(Served other) {
    return new Served(Counts.sum(nodes, other.nodes), unknown + other.unknown);
  }

  /** All that reached a sandbox. */
  public long all() {
    return Counts.total(nodes) + unknown;
  }

  /** 0 to 1; 0 without any invocation. */
  public double unknownShare() {
    return all() == 0 ? 0 : (double) unknown / all();
  }

  /** True when the machines are these or some of them, as far as nearly all invocations tell. */
  boolean within(Set<NodeId> known) {
    return !nodes.isEmpty() && unknownShare() <= UNKNOWN_LIMIT && known.containsAll(nodes.keySet());
  }

  /** True when a machine goes by its invoker's name, because the sandbox hides its boot id. */
  public static boolean isInvoker(NodeId node) {
    return node.value().startsWith(INVOKER);
  }
}
