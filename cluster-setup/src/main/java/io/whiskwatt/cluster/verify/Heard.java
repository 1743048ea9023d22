package io.whiskwatt.cluster.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What the scripts said of a cluster's machines: lines {@code fact NAME VALUE} and {@code look
 * WORKER CLASS INSIDE OUTSIDE}. Thread-safe.
 */
public final class Heard {
  private static final int LOOK_WORDS = 5;

  /** How far a machine's clock is ahead of the one that heard it, in milliseconds. */
  static final String CLOCK_AHEAD = "clock-ahead-ms";

  private static final String CLOCK = "clock";

  private final LongSupplier millis;
  private final Map<String, Map<String, String>> facts = new TreeMap<>();
  private final Map<String, Look> looks = new LinkedHashMap<>();

  /** By the clock of this machine. */
  public Heard() {
    this(System::currentTimeMillis);
  }

  /**
   * By another clock.
   *
   * @param millis since the epoch
   */
  Heard(LongSupplier millis) {
    this.millis = millis;
  }

  /** A line that a machine said; any other is passed over. */
  public synchronized void line(String node, String text) {
    if (text.startsWith("fact ")) {
      String[] words = text.split(" ", 3);
      if (words.length == 3) {
        Map<String, String> known = facts.computeIfAbsent(node, key -> new LinkedHashMap<>());
        known.put(words[1], words[2].strip());
        if (words[1].equals(CLOCK) && words[2].strip().matches("[0-9]{1,15}")) {
          long ahead = Long.parseLong(words[2].strip()) - millis.getAsLong();
          known.put(CLOCK_AHEAD, Long.toString(ahead));
        }
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
