package io.whiskwatt.openwhisk.proof;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.openwhisk.workload.Sighting;
import java.util.Map;
import java.util.Optional;

/**
 * A worker as it shows itself outside any sandbox.
 *
 * @param release as {@code uname -r}
 */
record Outside(String release, String bootId, Map<String, String> facts) {
  /** As node observers name the kernel's release. */
  private static final String RELEASE = "kernel";

  /** On this machine by the probe's own code, elsewhere by who observes it; empty: nobody does. */
  static Optional<Outside> of(NodeId worker, NodeObserver nodes) {
    if (worker.equals(ThisMachine.node().id())) {
      Sighting here = Sighting.ofThisMachine();
      return Optional.of(
          new Outside(here.kernel().release(), here.kernel().bootId(), Look.facts(here)));
    }
    if (!nodes.nodes().contains(worker)) {
      return Optional.empty();
    }
    Map<String, String> facts = nodes.facts(worker).facts();
    return Optional.ofNullable(facts.get(RELEASE))
        .map(release -> new Outside(release, worker.value(), facts));
  }
}
