package io.whiskwatt.cluster.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the scripts said of a cluster's machines: lines {@code fact NAME VALUE} and {@code look
 * WORKER CLASS INSIDE OUTSIDE}. Thread-safe.
 */
public final class Heard {
  private static final int LOOK_WORDS = 5;

  private final Map<String, Map<String, String>> facts = new TreeMap<>();
  private final Map<String, Look> looks = new LinkedHashMap<>();

  /** A line that a machine said; any other is passed over. */
  public synchronized void line(String node, String text) {
    if (text.startsWith("fact ")) {
      String[] words = text.split(" ", 3);
      if (words.length == 3) {
        facts.computeIfAbsent(node, key -> new LinkedHashMap<>()).put(words[1], words[2].strip());
      }
    } else if (text.startsWith("look ")) {
      String[] words = text.split(" ", -1);
      if (words.length == LOOK_WORDS) {
        looks.put(words[1], new Look(words[1], words[2], words[3], words[4]));
      }
    }
  }

  /** One fact of a machine; empty: it was not told, or the machine does not know. */
  public synchronized Optional<String> fact(String node, String name) {
    return Optional.ofNullable(facts.getOrDefault(node, Map.of()).get(name))
        .filter(value -> !value.equals("unknown") && !value.isEmpty());
  }

  /** The look at a worker; empty: there was none. */
  public synchronized Optional<Look> look(String worker) {
    return Optional.ofNullable(looks.get(worker));
  }
}
