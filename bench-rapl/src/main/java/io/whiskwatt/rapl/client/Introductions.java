package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.node.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The agents of a study, all asked at the same time who they are.
 *
 * @param agents those that answered
 * @param failures why the others did not
 */
record Introductions(List<Agent> agents, Map<AgentAddress, String> failures) {
  Introductions {
    agents = List.copyOf(agents);
  }

  static Introductions of(WorkersSpec spec, AgentLinks links) {
    Map<AgentAddress, CompletableFuture<Agent>> asked = new LinkedHashMap<>();
    spec.workers().forEach(address -> asked.put(address, agent(links, address, false)));
    spec.controlPlane().forEach(address -> asked.put(address, agent(links, address, true)));
    List<Agent> agents = new ArrayList<>();
    Map<AgentAddress, String> failures = new LinkedHashMap<>();
    asked.forEach(
        (address, answer) ->
            answer
                .handle((agent, failure) -> reason(failure))
                .join()
                .ifPresentOrElse(
                    why -> failures.put(address, why), () -> agents.add(answer.join())));
    return new Introductions(agents, failures);
  }

  private static CompletableFuture<Agent> agent(
      AgentLinks links, AgentAddress address, boolean controlPlane) {
    try {
      AgentLink link = links.to(address);
      return link.ask("/v1/info").thenCompose(reply -> agent(link, reply, controlPlane));
    } catch (IllegalArgumentException unusableCertificates) {
      return CompletableFuture.failedFuture(unusableCertificates);
    }
  }

  private static CompletableFuture<Agent> agent(AgentLink link, Reply reply, boolean controlPlane) {
    try {
      AgentInfo info = InfoJson.info(reply.body());
      Follower follower = new Follower(info, reply.sentNanos(), reply.receivedNanos());
      return CompletableFuture.completedFuture(new Agent(link, info, follower, controlPlane));
    } catch (IOException senseless) {
      return CompletableFuture.failedFuture(senseless);
    }
  }

  private static Optional<String> reason(@Nullable Throwable failure) {
    return Optional.ofNullable(failure)
        .map(found -> found instanceof CompletionException wrapped ? wrapped.getCause() : found)
        .map(found -> Texts.shown(String.valueOf(found.getMessage())));
  }

  /**
   * What keeps them from being one meter; empty: nothing.
   *
   * @return a line for each agent that does not answer, and for each two on one machine
   */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    failures.forEach((address, why) -> objections.add("the agent " + address + ": " + why));
    Map<NodeId, Agent> byNode = new HashMap<>();
    for (Agent agent : agents) {
      Optional.ofNullable(byNode.putIfAbsent(agent.info().node().id(), agent))
          .ifPresent(other -> objections.add(twice(other, agent)));
    }
    return objections;
  }

  private static String twice(Agent one, Agent other) {
    return "the agents "
        + one.link().address()
        + " and "
        + other.link().address()
        + " are on one machine ("
        + one.name()
        + ", boot id "
        + one.info().node().id()
        + "), whose energy would be counted twice: keep one of them";
  }

  /**
   * All of them.
   *
   * @throws EnergyUnavailable with all objections
   */
  List<Agent> orThrow() {
    List<String> objections = objections();
    if (!objections.isEmpty()) {
      throw new EnergyUnavailable(String.join("\n", objections));
    }
    return agents;
  }
}
