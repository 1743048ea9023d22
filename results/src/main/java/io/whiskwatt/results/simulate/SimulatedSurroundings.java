package io.whiskwatt.results.simulate;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.run.RunEnvironment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a session of a simulated study finds around it. */
final class SimulatedSurroundings {
  private static final NodeFacts WORKER =
      new NodeFacts(
          new Node(SimulatedMachine.NODE, "simulated worker"),
          Map.of("governor", "performance", "turbo", "off", "sockets", "1"));

  private static final NodeFacts GENERATOR =
      new NodeFacts(new Node(new NodeId("simulated-sender"), "simulated sender"), Map.of());

  private SimulatedSurroundings() {}

  /** Both platforms on the one machine. */
  static RunEnvironment of(String... platforms) {
    SourceFacts source = SimulatedMachine.source();
    return new RunEnvironment(
        Map.of("tool", "a simulation"),
        Stream.of(platforms).map(name -> platform(name, source)).toList(),
        GENERATOR);
  }

  private static RunEnvironment.PlatformFacts platform(String name, SourceFacts source) {
    return new RunEnvironment.PlatformFacts(
        name,
        Map.of(),
        source,
        List.of(WORKER),
        IsolationProof.of(IsolationProof.Verdict.NOT_PROVEN, List.of()));
  }
}
