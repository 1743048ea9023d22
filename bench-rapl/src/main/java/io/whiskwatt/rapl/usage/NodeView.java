package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.Population;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is alive on a machine.
 *
 * @param sandboxes of actions: pods that are named as OpenWhisk names them, and sandboxes of the
 *     embedded platform; busy ones are those that used more than 2 % of one processor lately, so
 *     that an activation which only waits looks idle
 * @param pods names of all pods that are alive; the uid of one whose name cannot be read
 * @param processes alive, by the key of their group; kernel threads are not among them
 * @param monitors names of the virtual machine monitors that run, as the kernel keeps them
 */
public record NodeView(
    Population sandboxes, Set<String> pods, Map<String, Integer> processes, Set<String> monitors) {
  public NodeView {
    pods = new TreeSet<>(pods);
    processes = new TreeMap<>(processes);
    monitors = new TreeSet<>(monitors);
  }
}
