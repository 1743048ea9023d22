package io.whiskwatt.cli.performance.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one kind of load: the medians of each generator that took part.
 *
 * @param load its key in the results
 */
record Contest(PeerResults results, String load) {
  /** Ours as it is used, whom the aims are about. */
  static final String OURS = "whiskwatt";

  static final String HYPERFOIL = "hyperfoil";

  /** Generators with at least one whole run, in the results' order of generators. */
  List<String> generators() {
    return results.keys("generators").stream()
        .filter(key -> !results.keys("summary", load, key, "median").isEmpty())
        .toList();
  }

  boolean isMeasured() {
    return !generators().isEmpty();
  }

  String name(String generator) {
    return results.text("generators", generator, "name").orElse(generator);
  }

  Optional<Double> figure(String generator, String... path) {
    return results.number(path(generator, path));
  }

  List<String> figures(String generator, String... path) {
    return results.texts(path(generator, path));
  }

  private String[] path(String generator, String... path) {
    List<String> whole = new ArrayList<>(List.of("summary", load, generator, "median"));
    whole.addAll(List.of(path));
    return whole.toArray(String[]::new);
  }

  /**
   * A line for each generator of which a run failed, for a failure is a result, and one for all
   * that a generator holds against its own figures.
   */
  List<String> remarks() {
    List<String> lines = new ArrayList<>();
    for (String generator : results.keys("summary", load)) {
      List<String> failures = results.texts("summary", load, generator, "failures");
      if (!failures.isEmpty()) {
        String first = failures.get(0).lines().findFirst().orElse("");
        lines.add(name(generator) + ": " + failures.size() + " failed: " + first);
      }
      results
          .texts("summary", load, generator, "notes")
          .forEach(note -> lines.add(name(generator) + " says of itself: " + note));
    }
    return lines;
  }
}
