package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.node.Population;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Looks at workers by their agents. */
final class AgentObserver implements NodeObserver {
  private final Map<NodeId, Agent> workers = new LinkedHashMap<>();

  AgentObserver(List<Agent> agents) {
    agents.stream()
        .filter(agent -> !agent.controlPlane())
        .forEach(agent -> workers.put(agent.info().node().id(), agent));
  }

  @Override
  public Set<NodeId> nodes() {
    return workers.keySet().stream().collect(Collectors.toUnmodifiableSet());
  }

  /** What the agent said at first, and what it sees now. */
  @Override
  public NodeFacts facts(NodeId node) {
    Map<String, String> facts = new LinkedHashMap<>(agent(node).nodeFacts().facts());
    facts.putAll(look(node).facts());
    return new NodeFacts(agent(node).info().node(), facts);
  }

  @Override
  public Population sandboxes(NodeId node) {
    return look(node).sandboxes();
  }

  @Override
  public Set<String> pods(NodeId node) {
    return look(node).pods();
  }

  @Override
  public Map<String, Integer> processes(NodeId node) {
    return look(node).processes();
  }

  private Agent agent(NodeId node) {
    return Optional.ofNullable(workers.get(node))
        .orElseThrow(
            () -> new IllegalArgumentException("there is no agent on the node \"" + node + "\""));
  }

  private NodeAnswer look(NodeId node) {
    Agent agent = agent(node);
    try {
      NodeAnswer answer = InfoJson.node(agent.link().ask("/v1/node").join().body());
      if (!answer.bootId().equals(node.value())) {
        throw new IOException("its machine was restarted");
      }
      return answer;
    } catch (CompletionException | IOException failure) {
      throw new EnergyUnavailable(
          "the agent "
              + agent.link().address()
              + " does not say what is alive on its machine: "
              + Texts.shown(String.valueOf(failure.getMessage())),
          failure);
    }
  }
}
