package io.whiskwatt.results.trial;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.run.RunEnvironment;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The machines of one platform and their energy source, as each session found them. */
record MeteredPlatform(RunData run, String name) {

  private Optional<RunEnvironment.PlatformFacts> facts(int session) {
    return run.session(session)
        .flatMap(
            facts ->
                facts.environment().platforms().stream()
                    .filter(found -> found.name().equals(name))
                    .findFirst());
  }

  Optional<SourceFacts> source(int session) {
    return facts(session).map(RunEnvironment.PlatformFacts::energy);
  }

  Quality quality(int session) {
    return source(session).map(SourceFacts::quality).orElse(Quality.NONE);
  }

  /** Machines that are metered and may serve; a new boot makes a new one. */
  Set<NodeId> workers(int session) {
    Set<NodeId> workers = metered(session);
    workers.removeAll(controlPlane(session));
    return workers;
  }

  /** Metered machines that never serve. */
  Set<NodeId> controlPlane(int session) {
    Set<NodeId> metered = metered(session);
    return facts(session).stream()
        .flatMap(facts -> facts.nodes().stream())
        .filter(NodeFacts::isControlPlane)
        .map(node -> node.node().id())
        .filter(metered::contains)
        .collect(Collectors.toSet());
  }

  private Set<NodeId> metered(int session) {
    return source(session).stream()
        .flatMap(source -> source.zones().stream())
        .filter(ZoneFacts::summed)
        .map(ZoneFacts::node)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The counters of some of the machines in one session. */
  NodeSet counters(int session, Set<NodeId> nodes) {
    return source(session)
        .map(source -> NodeSet.of(run, session, source, nodes))
        .orElseGet(NodeSet::none);
  }
}
