package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.units.Energy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What many agents are as one source: no better than the worst of them. */
record MeterFacts(List<Agent> agents) {
  private static final int MOST_NAMED = 10;

  SourceFacts source(String key) {
    return new SourceFacts(
        key,
        agents.stream().map(Agent::quality).max(Comparator.naturalOrder()).orElse(Quality.NONE),
        agents.stream().flatMap(agent -> agent.info().source().zones().stream()).toList(),
        largest(SourceFacts::samplingPeriod).orElse(Duration.ZERO),
        largest(SourceFacts::updatePeriod).orElse(Duration.ZERO),
        largest(SourceFacts::resolution).orElse(Energy.ZERO),
        provenance(),
        notes());
  }

  private <T extends Comparable<T>> Optional<T> largest(Function<SourceFacts, T> value) {
    return agents.stream()
        .map(agent -> value.apply(agent.info().source()))
        .max(Comparator.naturalOrder());
  }

  private String provenance() {
    Set<String> read = new LinkedHashSet<>();
    agents.forEach(agent -> read.add(agent.info().source().provenance()));
    return String.join("; ", read)
        + ", by agents on "
        + agents.size()
        + (agents.size() == 1 ? " machine" : " machines");
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(mixture());
    Map<String, List<Agent>> same = new LinkedHashMap<>();
    for (Agent agent : agents) {
      for (String note : agent.info().source().notes()) {
        same.computeIfAbsent(note, key -> new ArrayList<>()).add(agent);
      }
    }
    same.forEach((note, by) -> notes.add(names(by) + ": " + note));
    List<Agent> beside = agents.stream().filter(Agent::controlPlane).toList();
    if (!beside.isEmpty()) {
      notes.add("control plane, metered and part of no function's energy: " + names(beside));
    }
    List<Agent> clear =
        agents.stream()
            .filter(agent -> agent.link().address().isPlain())
            .filter(agent -> !AgentUrl.isLoopback(agent.link().address().url()))
            .toList();
    if (!clear.isEmpty()) {
      notes.add("asked in the clear, token and all: " + names(clear));
    }
    return notes;
  }

  /** Their sum is then as good as its worst part, which must be said. */
  private List<String> mixture() {
    Map<String, List<Agent>> bySource =
        agents.stream()
            .collect(
                Collectors.groupingBy(
                    agent -> agent.info().sourceWords(), LinkedHashMap::new, Collectors.toList()));
    if (bySource.size() < 2) {
      return List.of();
    }
    return List.of(
        "the agents read different sources, and a sum is as good as the worst of them: "
            + bySource.entrySet().stream()
                .map(each -> names(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining("; ")));
  }

  private static String names(List<Agent> agents) {
    String few =
        agents.stream().limit(MOST_NAMED).map(Agent::name).collect(Collectors.joining(", "));
    return agents.size() > MOST_NAMED
        ? few + " and " + (agents.size() - MOST_NAMED) + " more"
        : few;
  }
}
