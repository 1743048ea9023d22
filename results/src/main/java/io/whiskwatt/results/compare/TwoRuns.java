package io.whiskwatt.results.compare;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.PrimaryMetric;
import io.whiskwatt.results.store.RunData;
import io.whiskwatt.results.store.StudyFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Which comparison of a run belongs to which of a second one on the same two clusters: in a
 * crossover the runtimes have swapped clusters, in a calibration the baseline's runtime is on both
 * (method: design levels L2 and L3). Where a platform ran is told by the names of its machines.
 */
final class TwoRuns {
  private final Side first;
  private final Side second;
  private final List<Problem> problems = new ArrayList<>();

  /** A comparison before and the one that goes with it. */
  record Matched(Pair first, Pair second) {}

  /**
   * All of them.
   *
   * @param level L2 or L3
   */
  record Match(DesignLevel level, List<Matched> pairs) {}

  /**
   * One run.
   *
   * @param name of its folder
   * @param clusters platform → names of its machines
   */
  record Side(String name, StudyFacts study, List<Pair> pairs, Map<String, Set<String>> clusters) {
    static Side of(RunData run, List<Pair> pairs, Map<NodeId, String> names) {
      Map<String, Set<String>> clusters = new TreeMap<>();
      run.sessions().stream()
          .flatMap(session -> session.environment().platforms().stream())
          .forEach(
              platform ->
                  platform.nodes().stream()
                      .filter(node -> !node.isControlPlane())
                      .map(node -> names.getOrDefault(node.node().id(), node.node().name()))
                      .forEach(
                          clusters.computeIfAbsent(platform.name(), key -> new TreeSet<>())::add));
      String folder =
          Optional.ofNullable(run.folder().getFileName()).orElse(run.folder()).toString();
      return new Side(folder, run.study(), pairs, clusters);
    }

    Set<String> cluster(String platform) {
      return clusters.getOrDefault(platform, Set.of());
    }

    Map<String, String> claim(String platform) {
      return study.claims().getOrDefault(platform, Map.of());
    }

    private String where() {
      return clusters.entrySet().stream()
          .map(each -> each.getKey() + " on " + String.join(", ", each.getValue()))
          .collect(Collectors.joining("; "));
    }
  }

  private TwoRuns(Side first, Side second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Finds them.
   *
   * @throws InvalidConfiguration when the two do not belong together
   */
  static Match match(Side first, Side second) {
    return new TwoRuns(first, second).match();
  }

  private Match match() {
    checkPlatforms(first);
    checkPlatforms(second);
    checkStudies();
    List<Matched> swapped = matched(this::isSwapped);
    List<Matched> calibrated = matched(this::isCalibrated);
    if (problems.isEmpty() && swapped.isEmpty() && calibrated.isEmpty()) {
      problems.add(
          Problem.of(
              "the runs are neither a crossover nor a calibration of the same two clusters: "
                  + first.name()
                  + " has "
                  + first.where()
                  + "; "
                  + second.name()
                  + " has "
                  + second.where(),
              "let the second run have the same platforms with their clusters swapped (L2), or the"
                  + " baseline's runtime, with the same isolation claim, on both clusters (L3)"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    return swapped.isEmpty()
        ? new Match(DesignLevel.L3, calibrated)
        : new Match(DesignLevel.L2, swapped);
  }

  private void checkPlatforms(Side side) {
    if (side.pairs().isEmpty() || side.pairs().stream().anyMatch(Pair::ofStarts)) {
      problems.add(
          Problem.of(
              "\"" + side.name() + "\" does not compare platforms",
              "name a run of two platforms, each on a cluster of its own"));
      return;
    }
    for (Pair pair : side.pairs()) {
      Set<String> base = side.cluster(pair.baseline().cell().platform());
      Set<String> other = side.cluster(pair.other().cell().platform());
      if (base.isEmpty() || other.isEmpty()) {
        refuseOnce(
            "\"" + side.name() + "\" does not know the machines of its platforms",
            "give each platform an agent on every worker (energy: { workers: [ … ] })");
      } else if (base.stream().anyMatch(other::contains)) {
        refuseOnce(
            "the platforms of \""
                + side.name()
                + "\" share machines ("
                + side.where()
                + "), so there is nothing to take off",
            "read the report of that run alone");
      }
    }
  }

  private void refuseOnce(String message, String hint) {
    Problem problem = Problem.of(message, hint);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private void checkStudies() {
    if (first.study().equivalenceMargin() != second.study().equivalenceMargin()) {
      refuseOnce(
          "the equivalence margins differ: "
              + Digits.percent(first.study().equivalenceMargin())
              + " and "
              + Digits.percent(second.study().equivalenceMargin()),
          "measure both runs with the same equivalence-margin");
    }
    if (first.study().primary() != PrimaryMetric.NET_ENERGY
        || second.study().primary() != PrimaryMetric.NET_ENERGY) {
      refuseOnce(
          "a study lets response times decide, and of two runs taken together only net energy does",
          "measure both runs with primary: net-energy");
    }
    if (!first.study().design().window().equals(second.study().design().window())) {
      refuseOnce(
          "the windows differ: "
              + first.study().design().window().toMillis()
              + " ms and "
              + second.study().design().window().toMillis()
              + " ms",
          "measure both runs with the same design: { window: … }");
    }
  }

  private List<Matched> matched(BiPredicate<Pair, Pair> belong) {
    List<Matched> matched = new ArrayList<>();
    for (Pair before : first.pairs()) {
      second.pairs().stream()
          .filter(after -> after.key().equals(before.key()))
          .filter(after -> platform(after, true).equals(platform(before, true)))
          .filter(after -> belong.test(before, after))
          .findFirst()
          .ifPresent(after -> matched.add(new Matched(before, after)));
    }
    return matched;
  }

  private static String platform(Pair pair, boolean baseline) {
    return (baseline ? pair.baseline() : pair.other()).cell().platform();
  }

  private boolean isSwapped(Pair before, Pair after) {
    String base = platform(before, true);
    String other = platform(before, false);
    return platform(after, false).equals(other)
        && second.cluster(base).equals(first.cluster(other))
        && second.cluster(other).equals(first.cluster(base))
        && second.claim(base).equals(first.claim(base))
        && second.claim(other).equals(first.claim(other));
  }

  /** Without a claim nothing would tell the second run from the first. */
  private boolean isCalibrated(Pair before, Pair after) {
    String base = platform(before, true);
    return !second.claim(base).isEmpty()
        && second.cluster(base).equals(first.cluster(base))
        && second.cluster(platform(after, false)).equals(first.cluster(platform(before, false)))
        && second.claim(base).equals(first.claim(base))
        && second.claim(platform(after, false)).equals(second.claim(base));
  }
}
