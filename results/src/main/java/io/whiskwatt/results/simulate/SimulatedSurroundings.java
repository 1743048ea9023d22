package io.whiskwatt.results.simulate;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.platform.IsolationProof;
import io.whiskwatt.run.RunEnvironment;
import java.util.List;
import java.util.Map;

/** What a session of a simulated study finds around it. */
final class SimulatedSurroundings {
  private static final NodeFacts GENERATOR =
      new NodeFacts(new Node(new NodeId("simulated-sender"), "simulated sender"), Map.of());

  private SimulatedSurroundings() {}

  static RunEnvironment of(List<Placement> placements) {
    return new RunEnvironment(
        Map.of("tool", "a simulation"),
        placements.stream().map(SimulatedSurroundings::platform).toList(),
        GENERATOR);
  }

  private static RunEnvironment.PlatformFacts platform(Placement placement) {
    NodeFacts worker =
        new NodeFacts(
            new Node(placement.node(), placement.machine()),
            Map.of("governor", "performance", "turbo", "off", "sockets", "1"));
    IsolationProof.Verdict proof =
        placement.claim().isEmpty()
            ? IsolationProof.Verdict.NOT_PROVEN
            : IsolationProof.Verdict.PROVEN;
    return new RunEnvironment.PlatformFacts(
        placement.platform(),
        Map.of(),
        SimulatedMachine.source(placement.node()),
        List.of(worker),
        IsolationProof.of(proof, List.of("simulated")));
  }
}
