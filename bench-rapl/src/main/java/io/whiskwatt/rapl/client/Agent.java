package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeFacts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An agent that answered.
 *
 * @param controlPlane true: on a machine where no function runs
 */
record Agent(AgentLink link, AgentInfo info, Follower follower, boolean controlPlane) {
  /** What its machine is, and how its energy is read. */
  NodeFacts nodeFacts() {
    Map<String, String> facts = new LinkedHashMap<>(info.facts());
    facts.put(NodeFacts.ROLE, controlPlane ? NodeFacts.CONTROL_PLANE : "worker");
    facts.put("energy source", info.sourceWords());
    facts.put("energy sampling", "every " + info.source().samplingPeriod().toMillis() + " ms");
    facts.put("agent", link.address() + ", version " + info.version());
    return new NodeFacts(info.node(), facts);
  }

  String name() {
    return info.node().name();
  }

  Quality quality() {
    return info.source().quality();
  }
}
