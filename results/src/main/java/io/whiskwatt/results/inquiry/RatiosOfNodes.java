package io.whiskwatt.results.inquiry;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.finding.NodeRatios;
import io.whiskwatt.results.stats.Estimate;
import io.whiskwatt.results.stats.LogMean;
import io.whiskwatt.results.trial.CellTrials;
import io.whiskwatt.results.trial.NodeNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A comparison on each machine that served both cells. */
final class RatiosOfNodes {
  private RatiosOfNodes() {}

  /**
   * Of two cells.
   *
   * @param names by which machines are known
   * @return empty: fewer than two machines have a ratio
   */
  static Optional<NodeRatios> of(CellTrials base, CellTrials other, Map<NodeId, String> names) {
    List<NodeRatios.Node> nodes = new ArrayList<>();
    for (NodeNet below : base.nodeNets()) {
      other.nodeNets().stream()
          .filter(above -> above.node().equals(below.node()))
          .map(above -> node(names.getOrDefault(below.node(), below.node().value()), below, above))
          .filter(node -> node.ratio() > 0 && Double.isFinite(node.ratio()))
          .forEach(nodes::add);
    }
    if (nodes.size() < 2) {
      return Optional.empty();
    }
    double[] logs = nodes.stream().mapToDouble(node -> Math.log(node.ratio())).toArray();
    Estimate over = LogMean.of(logs).interval(Blocks.CONFIDENCE);
    return Optional.of(
        new NodeRatios(
            base.cell().id(), other.cell().id(), nodes, over, sentence(other, base, nodes, over)));
  }

  /** NaN where a mean is not above 0. */
  private static NodeRatios.Node node(String name, NodeNet base, NodeNet other) {
    Set<Integer> blocks = new TreeSet<>(base.joules().keySet());
    blocks.retainAll(other.joules().keySet());
    double below = mean(base, blocks);
    double above = mean(other, blocks);
    return new NodeRatios.Node(
        name, blocks.size(), below > 0 && above > 0 ? above / below : Double.NaN);
  }

  private static double mean(NodeNet node, Set<Integer> blocks) {
    return blocks.stream()
        .mapToDouble(block -> Blocks.at(node.joules(), block))
        .average()
        .orElse(Double.NaN);
  }

  private static String sentence(
      CellTrials other, CellTrials base, List<NodeRatios.Node> nodes, Estimate over) {
    double least = nodes.stream().mapToDouble(NodeRatios.Node::ratio).min().orElseThrow();
    double most = nodes.stream().mapToDouble(NodeRatios.Node::ratio).max().orElseThrow();
    return "On each of the "
        + nodes.size()
        + " machines that served both, "
        + other.cell().id()
        + " took "
        + Spoken.number(least)
        + " to "
        + Spoken.number(most)
        + " times the net energy of "
        + base.cell().id()
        + "; over machines like these it is "
        + Spoken.estimate(over, "")
        + " times.";
  }
}
