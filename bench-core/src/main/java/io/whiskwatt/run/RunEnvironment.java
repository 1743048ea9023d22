package io.whiskwatt.run;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.platform.IsolationProof;
import java.util.List;
import java.util.Map;

/**
 * The surroundings of a run.
 *
 * @param tool name → value: version, Java version, operating system
 * @param platforms in the order of the study
 * @param generator the machine the load came from
 */
public record RunEnvironment(
    Map<String, String> tool, List<PlatformFacts> platforms, NodeFacts generator) {
  public RunEnvironment {
    tool = Map.copyOf(tool);
    platforms = List.copyOf(platforms);
  }

  /**
   * What one platform is.
   *
   * @param name in the study
   * @param facts from {@link io.whiskwatt.platform.Platform#facts()}
   */
  public record PlatformFacts(
      String name,
      Map<String, String> facts,
      SourceFacts energy,
      List<NodeFacts> nodes,
      IsolationProof isolation) {
    public PlatformFacts {
      facts = Map.copyOf(facts);
      nodes = List.copyOf(nodes);
    }
  }
}
