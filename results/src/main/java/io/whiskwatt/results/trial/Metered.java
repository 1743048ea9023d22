package io.whiskwatt.results.trial;

import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import java.util.Map;
import java.util.Set;

/**
 * What the energy of a cell was added up from.
 *
 * @param nodes whose energy was added
 * @param zones every counter found on them, summed or left out
 * @param sockets how many each machine has, as far as it says
 */
public record Metered(Set<NodeId> nodes, Set<ZoneFacts> zones, Map<NodeId, Integer> sockets) {
  public Metered {
    nodes = Set.copyOf(nodes);
    zones = Set.copyOf(zones);
    sockets = Map.copyOf(sockets);
  }
}
