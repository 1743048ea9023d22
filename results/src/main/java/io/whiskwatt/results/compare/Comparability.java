package io.whiskwatt.results.compare;

import io.whiskwatt.config.Problem;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.SessionFacts;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.run.RunEnvironment.PlatformFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether two runs may be held against each other. Hardware, energy source, isolation, windows and
 * loads must be the same; software may be what is being compared, and what of it changed is told.
 */
final class Comparability {
  /** Facts of a machine that make it another one. */
  private static final List<String> HARDWARE = List.of("cpu model", "cpus", "sockets", "memory");

  /** Facts of a machine that a release may change. */
  private static final List<String> SOFTWARE =
      List.of("operating system", "kernel", "governor", "turbo", "microcode");

  private static final String UNKNOWN = "unknown";

  private final RunData first;
  private final RunData later;

  Comparability(RunData first, RunData later) {
    this.first = first;
    this.later = later;
  }

  /** Everything that makes them no fit for each other. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Set<String> shared = cells(first);
    shared.retainAll(cells(later));
    if (shared.isEmpty()) {
      problems.add(
          Problem.of(
              "\"" + name(first) + "\" and \"" + name(later) + "\" share no cell",
              "compare runs of the same study: " + String.join(", ", cells(first))));
      return problems;
    }
    design(problems);
    loads(problems);
    platforms(shared)
        .forEach(
            platform -> {
              differ(
                  problems,
                  "the machines of \"" + platform + "\"",
                  machines(first, platform, HARDWARE),
                  machines(later, platform, HARDWARE),
                  "measure both runs on the same hardware");
              differ(
                  problems,
                  "the energy source of \"" + platform + "\"",
                  source(first, platform),
                  source(later, platform),
                  "numbers of different sources or quality are never compared; leave one of the"
                      + " runs out");
              differ(
                  problems,
                  "the isolation of \"" + platform + "\"",
                  isolation(first, platform),
                  isolation(later, platform),
                  "compare platforms within one run, where they take turns");
            });
    return problems;
  }

  private void design(List<Problem> problems) {
    differ(
        problems,
        "the windows",
        first.study().design().window().toMillis() + " ms",
        later.study().design().window().toMillis() + " ms",
        "measure both runs with the same design: { window: … }");
    differ(
        problems,
        "the equivalence margins",
        Digits.percent(first.study().equivalenceMargin()),
        Digits.percent(later.study().equivalenceMargin()),
        "measure both runs with the same equivalence-margin");
  }

  /** A load's name says everything but what a trace holds. */
  private void loads(List<Problem> problems) {
    first
        .study()
        .loads()
        .forEach(
            (load, facts) ->
                Optional.ofNullable(later.study().loads().get(load))
                    .ifPresent(
                        others ->
                            differ(
                                problems,
                                "what the load \"" + load + "\" replays",
                                new TreeMap<>(facts).toString(),
                                new TreeMap<>(others).toString(),
                                "replay the same part of the same trace")));
  }

  private void differ(List<Problem> problems, String what, String one, String other, String hint) {
    if (!one.equals(other)) {
      problems.add(
          Problem.of(
              what
                  + " differ: "
                  + one
                  + " in \""
                  + name(first)
                  + "\", "
                  + other
                  + " in \""
                  + name(later)
                  + "\"",
              hint));
    }
  }

  /** What else differs, in sentences. */
  List<String> changes() {
    List<String> changes = new ArrayList<>();
    Map<String, String> tool = tool(first);
    tool(later)
        .forEach(
            (fact, value) ->
                changed(changes, fact + " of the tool", tool.getOrDefault(fact, UNKNOWN), value));
    for (String platform : platforms(cells(later))) {
      changed(
          changes,
          "machines of \"" + platform + "\"",
          machines(first, platform, SOFTWARE),
          machines(later, platform, SOFTWARE));
      Map<String, String> facts = facts(first, platform);
      facts(later, platform)
          .forEach(
              (fact, value) ->
                  changed(
                      changes,
                      fact + " of \"" + platform + "\"",
                      facts.getOrDefault(fact, UNKNOWN),
                      value));
    }
    return changes;
  }

  private void changed(List<String> changes, String what, String one, String other) {
    if (!one.equals(other)) {
      changes.add(
          "Between "
              + name(first)
              + " and "
              + name(later)
              + " the "
              + what
              + " changed: "
              + one
              + ", then "
              + other
              + ".");
    }
  }

  private static String name(RunData run) {
    return AcrossRuns.name(run);
  }

  private static Set<String> cells(RunData run) {
    return run.study().cells().stream()
        .map(StudyFacts.PlannedCell::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> platforms(Set<String> cells) {
    return cells.stream()
        .map(cell -> cell.substring(0, cell.indexOf('/')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As the last session found it. */
  private static Optional<PlatformFacts> platform(RunData run, String name) {
    List<SessionFacts> sessions = run.sessions();
    return sessions.isEmpty()
        ? Optional.empty()
        : sessions.get(sessions.size() - 1).environment().platforms().stream()
            .filter(platform -> platform.name().equals(name))
            .findFirst();
  }

  private static Map<String, String> tool(RunData run) {
    List<SessionFacts> sessions = run.sessions();
    return sessions.isEmpty() ? Map.of() : sessions.get(sessions.size() - 1).environment().tool();
  }

  private static Map<String, String> facts(RunData run, String platform) {
    return platform(run, platform).map(PlatformFacts::facts).orElse(Map.of());
  }

  /** The workers by what they are, without their names: how many of each kind. */
  private static String machines(RunData run, String platform, List<String> facts) {
    Map<String, Long> kinds =
        platform(run, platform).map(PlatformFacts::nodes).orElse(List.of()).stream()
            .filter(node -> !node.isControlPlane())
            .collect(
                Collectors.groupingBy(
                    node -> kind(node, facts), TreeMap::new, Collectors.counting()));
    return kinds.entrySet().stream()
        .map(each -> each.getValue() + " × (" + each.getKey() + ")")
        .collect(Collectors.joining(" and "));
  }

  private static String kind(NodeFacts node, List<String> facts) {
    Map<String, String> known = new LinkedHashMap<>();
    facts.forEach(fact -> known.put(fact, rounded(fact, node.facts().getOrDefault(fact, UNKNOWN))));
    return known.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What a kernel leaves of the memory differs by some megabytes from start to start. */
  private static String rounded(String fact, String value) {
    return fact.equals("memory") && value.matches("[0-9]{1,9} MB")
        ? Math.round(Integer.parseInt(value.substring(0, value.length() - 3)) / 1024.0) + " GB"
        : value;
  }

  private static String source(RunData run, String platform) {
    return platform(run, platform)
        .map(
            found ->
                found.energy().key()
                    + " ("
                    + found.energy().quality().key()
                    + "), sum of "
                    + found.energy().zones().stream()
                        .filter(ZoneFacts::summed)
                        .map(ZoneFacts::domain)
                        .collect(
                            Collectors.groupingBy(
                                domain -> domain, TreeMap::new, Collectors.counting())))
        .orElse("none");
  }

  private static String isolation(RunData run, String platform) {
    Map<String, String> claim =
        new TreeMap<>(run.study().claims().getOrDefault(platform, Map.of()));
    return claim.isEmpty()
        ? "nothing is claimed"
        : claim
            + " ("
            + platform(run, platform)
                .map(found -> found.isolation().verdict().name().toLowerCase(Locale.ROOT))
                .orElse(UNKNOWN)
            + ")";
  }
}
