package io.whiskwatt.results.compare;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SessionFacts;
import io.whiskwatt.results.trial.NodeClocks;
import io.whiskwatt.run.RunEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the last session found around it, as sections for a report. */
final class Surroundings {
  private Surroundings() {}

  static Map<String, Map<String, String>> of(RunData run) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    List<SessionFacts> sessions = run.sessions();
    if (sessions.isEmpty()) {
      return sections;
    }
    SessionFacts session = sessions.get(sessions.size() - 1);
    RunEnvironment last = session.environment();
    sections.put("tool", last.tool());
    section(sections, "generator", last.generator());
    for (RunEnvironment.PlatformFacts platform : last.platforms()) {
      platform(sections, platform);
      clocks(sections, platform, session.session(), NodeClocks.of(run));
    }
    return sections;
  }

  /** Machines by their names for people, as any session found them. */
  static Map<NodeId, String> machines(RunData run) {
    Map<NodeId, String> names = new LinkedHashMap<>();
    run.sessions().stream()
        .flatMap(session -> session.environment().platforms().stream())
        .flatMap(platform -> platform.nodes().stream())
        .forEach(node -> names.put(node.node().id(), node.node().name()));
    return names;
  }

  /** Logical processors of the largest machine that says how many it has; 0 where none does. */
  static int processors(RunData run) {
    return run.sessions().stream()
        .flatMap(session -> session.environment().platforms().stream())
        .flatMap(platform -> platform.nodes().stream())
        .map(node -> node.facts().getOrDefault("cpus", ""))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  private static void platform(
      Map<String, Map<String, String>> sections, RunEnvironment.PlatformFacts platform) {
    Map<String, String> facts = new LinkedHashMap<>(platform.facts());
    facts.put("energy source", platform.energy().key() + ", " + platform.energy().quality().key());
    sections.put("platform " + platform.name(), facts);
    sections.put("counters of " + platform.name(), counters(platform.energy()));
    platform
        .check()
        .ifPresent(
            check -> {
              facts.put("energy check", check.key() + ", " + check.quality().key());
              sections.put("counters of the check of " + platform.name(), counters(check));
            });
    platform.nodes().forEach(node -> section(sections, "node", node));
  }

  /** How the clocks of other machines went; one that is ours needs no words. */
  private static void clocks(
      Map<String, Map<String, String>> sections,
      RunEnvironment.PlatformFacts platform,
      int session,
      NodeClocks clocks) {
    for (NodeFacts node : platform.nodes()) {
      clocks
          .summary(session, node.node().id())
          .filter(clock -> Math.abs(clock.offsetSeconds()) > clock.boundSeconds())
          .ifPresent(
              clock ->
                  sections
                      .computeIfAbsent("node " + node.node().name(), key -> new LinkedHashMap<>())
                      .put("clock", words(clock)));
    }
  }

  private static String words(NodeClocks.Summary clock) {
    return String.format(
        Locale.ROOT,
        "%.6f s from the run's, ± %.3f ms, faster by %.2f ± %.2f ppm (%d exchanges)",
        clock.offsetSeconds(),
        clock.boundSeconds() * 1e3,
        clock.drift() * 1e6,
        clock.driftBound() * 1e6,
        clock.exchanges());
  }

  /** The proof of what was summed. */
  private static Map<String, String> counters(SourceFacts source) {
    Map<String, String> counters = new LinkedHashMap<>();
    for (ZoneFacts zone : source.zones()) {
      counters.put(zone.zone(), (zone.summed() ? "summed: " : "left out: ") + zone.why());
    }
    return counters;
  }

  private static void section(
      Map<String, Map<String, String>> sections, String kind, NodeFacts node) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("id", node.node().id().value());
    facts.putAll(node.facts());
    sections.put(kind + " " + node.node().name(), facts);
  }
}
