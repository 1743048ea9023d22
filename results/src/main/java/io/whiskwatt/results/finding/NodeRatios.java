package io.whiskwatt.results.finding;

import io.whiskwatt.results.stats.Estimate;
import java.util.List;

/**
 * A comparison on each of several machines that served both cells (method: per-node ratios). The
 * machine is the replicate here: the interval says for which machines the ratio holds.
 *
 * @param baselineCell a cell's id
 * @param otherCell a cell's id
 * @param nodes two or more
 * @param overNodes geometric mean of the machines' ratios with Student's 95 % interval of its
 *     logarithm, with one degree of freedom less than there are machines
 * @param sentence all of it in words
 */
public record NodeRatios(
    String baselineCell, String otherCell, List<Node> nodes, Estimate overNodes, String sentence) {
  public NodeRatios {
    nodes = List.copyOf(nodes);
  }

  /**
   * One machine.
   *
   * @param name of the machine
   * @param blocks in which it served both
   * @param ratio other ÷ baseline of the means of net energy per invocation
   */
  public record Node(String name, int blocks, double ratio) {}
}
