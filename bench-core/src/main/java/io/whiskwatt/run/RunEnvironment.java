package io.whiskwatt.run;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.platform.IsolationProof;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The surroundings of a run; maps keep their order, for reports.
 *
 * @param tool name → value: version, Java version, operating system
 * @param platforms in the order of the study
 * @param generator the machine the load came from
 */
public record RunEnvironment(
    Map<String, String> tool, List<PlatformFacts> platforms, NodeFacts generator) {
  public RunEnvironment {
    tool = Collections.unmodifiableMap(new LinkedHashMap<>(tool));
    platforms = List.copyOf(platforms);
  }

  /**
   * What one platform is.
   *
   * @param name in the study
   * @param facts from {@link io.whiskwatt.platform.Platform#facts()}
   * @param check a second source that was read beside, its nodes marked as {@link
   *     io.whiskwatt.energy.CheckReadings} has it
   */
  public record PlatformFacts(
      String name,
      Map<String, String> facts,
      SourceFacts energy,
      List<NodeFacts> nodes,
      IsolationProof isolation,
      Optional<SourceFacts> check) {
    public PlatformFacts {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
      nodes = List.copyOf(nodes);
    }

    /** A platform without a check. */
    public PlatformFacts(
        String name,
        Map<String, String> facts,
        SourceFacts energy,
        List<NodeFacts> nodes,
        IsolationProof isolation) {
      this(name, facts, energy, nodes, isolation, Optional.empty());
    }
  }
}
