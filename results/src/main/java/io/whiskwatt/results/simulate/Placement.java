package io.whiskwatt.results.simulate;

import io.whiskwatt.node.NodeId;
import java.util.Map;

/**
 * Where a simulated platform runs.
 *
 * @param platform its name
 * @param machine name of its machine; platforms with the same one take turns on it
 * @param takes energy of any work there over what the same work takes elsewhere, above 0
 * @param claim what is claimed of the platform's isolation; empty: nothing
 */
public record Placement(String platform, String machine, double takes, Map<String, String> claim) {
  public Placement {
    claim = Map.copyOf(claim);
  }

  /** On a machine that is like all others, without a claim. */
  static Placement on(String machine, String platform) {
    return new Placement(platform, machine, 1, Map.of());
  }

  NodeId node() {
    return new NodeId(machine);
  }
}
