package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent says of itself and of its machine.
 *
 * @param agentId another one after each start of the agent
 * @param nanos the node's clock when it answered
 * @param facts of the machine, in the agent's order
 */
record AgentInfo(
    Node node,
    String agentId,
    String version,
    long nanos,
    SourceFacts source,
    Map<String, String> facts) {
  AgentInfo {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** True when readings of the one go on in those of the other: the same counters, summed alike. */
  boolean readsTheSameAs(AgentInfo other) {
    return source.key().equals(other.source.key())
        && source.quality() == other.source.quality()
        && zones().equals(other.zones());
  }

  private List<ZoneFacts> zones() {
    return source.zones().stream()
        .map(
            zone -> new ZoneFacts(zone.node(), zone.zone(), "", zone.summed(), "", zone.maxRange()))
        .toList();
  }

  /** {@code powercap, measured}. */
  String sourceWords() {
    return source.key() + ", " + source.quality().key();
  }
}
