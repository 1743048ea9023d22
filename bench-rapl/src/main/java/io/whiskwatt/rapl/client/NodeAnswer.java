package io.whiskwatt.rapl.client;

import io.whiskwatt.node.Population;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What {@code /v1/node} says: a look at the machine.
 *
 * @param processes alive, by group
 */
record NodeAnswer(
    String bootId,
    Map<String, String> facts,
    Population sandboxes,
    Set<String> pods,
    Map<String, Integer> processes) {
  NodeAnswer {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    pods = Set.copyOf(pods);
    processes = Map.copyOf(processes);
  }
}
