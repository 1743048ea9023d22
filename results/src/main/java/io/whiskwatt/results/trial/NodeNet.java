package io.whiskwatt.results.trial;

import io.whiskwatt.node.NodeId;
import java.util.Map;

/**
 * What one of several machines that served a cell used.
 *
 * @param joules net, per invocation that ran on this machine, by block; blocks in which it served
 *     nothing or its energy is unknown are not in it
 */
public record NodeNet(NodeId node, Map<Integer, Double> joules) {
  public NodeNet {
    joules = Map.copyOf(joules);
  }
}
