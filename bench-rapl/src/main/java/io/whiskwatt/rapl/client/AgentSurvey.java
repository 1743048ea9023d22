package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.platform.Inspection;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What agents say when they are only looked at: source, proof of the sum, clock. */
record AgentSurvey(Introductions introductions) {
  Inspection inspection() {
    Map<String, String> facts = new LinkedHashMap<>();
    introductions.agents().forEach(agent -> put(facts, agent));
    List<String> objections = introductions.objections();
    Optional<String> unavailable =
        objections.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", objections));
    return new Inspection(unavailable, facts, List.of(), List.of());
  }

  private void put(Map<String, String> facts, Agent agent) {
    String name = agent.name() + (agent.controlPlane() ? " (control plane)" : "");
    facts.put(name, agent.link().address() + ", boot id " + agent.info().node().id());
    facts.put(
        name + " source",
        agent.info().sourceWords()
            + ", every "
            + agent.info().source().samplingPeriod().toMillis()
            + " ms");
    for (ZoneFacts zone : agent.info().source().zones()) {
      facts.put(name + " " + zone.zone(), zone.why());
    }
    facts.put(name + " clock", clock(agent));
  }

  /** Of a few exchanges the quickest tells most: half its round trip is the bound. */
  private static String clock(Agent agent) {
    long shortest = Long.MAX_VALUE;
    try {
      for (int i = 0; i < Dialogue.CLOCKS_AT_START; i++) {
        Reply reply = agent.link().ask("/v1/clock").join();
        InfoJson.clock(reply.body());
        shortest = Math.min(shortest, reply.receivedNanos() - reply.sentNanos());
      }
      return String.format(Locale.ROOT, "known to ± %.3f ms", shortest / 2e6);
    } catch (CompletionException | IOException failure) {
      return "not known: " + Texts.shown(String.valueOf(failure.getMessage()));
    }
  }
}
