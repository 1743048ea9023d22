package io.whiskwatt.rapl.agent.server;

import io.whiskwatt.node.Population;
import java.util.List;
import java.util.Map;

/** Counts what is alive on the node, each time it is asked. Called from several threads. */
public interface Census {
  Alive take();

  /**
   * What was found.
   *
   * @param pods names of the pods whose control groups are alive
   * @param processes how many, by group of processes
   * @param facts what else is to be said of the node now, by name
   */
  record Alive(
      Population sandboxes,
      List<String> pods,
      Map<String, Integer> processes,
      Map<String, String> facts) {
    public static final Alive NOTHING = new Alive(Population.NONE, List.of(), Map.of(), Map.of());

    public Alive {
      pods = List.copyOf(pods);
      processes = Map.copyOf(processes);
      facts = Map.copyOf(facts);
    }
  }
}
