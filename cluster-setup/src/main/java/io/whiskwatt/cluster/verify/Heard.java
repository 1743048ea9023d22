package io.whiskwatt.cluster.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the scripts said of a cluster's machines: lines {@code fact NAME VALUE}, {@code look RUNTIME
 * WORKER CLASS INSIDE OUTSIDE} and {@code machines RUNTIME SANDBOXES MACHINES}. Thread-safe.
 */
public final class Heard {
  private static final Pattern LOOK = Pattern.compile("look (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)");
  private static final Pattern MACHINES =
      Pattern.compile("machines (\\S+) ([0-9]{1,6}) ([0-9]{1,6})");

  /** How far a machine's clock is ahead of the one that heard it, in milliseconds. */
  static final String CLOCK_AHEAD = "clock-ahead-ms";

  private static final String CLOCK = "clock";

  private final LongSupplier millis;
  private final Map<String, Map<String, String>> facts = new TreeMap<>();
  private final Map<String, Look> looks = new LinkedHashMap<>();
  private final Map<String, Standing> standings = new LinkedHashMap<>();

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
    Matcher look = LOOK.matcher(text);
    Matcher machines = MACHINES.matcher(text);
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
    } else if (look.matches()) {
      looks.put(
          key(look.group(1), look.group(2)),
          new Look(look.group(1), look.group(2), look.group(3), look.group(4), look.group(5)));
    } else if (machines.matches()) {
      standings.put(
          key(machines.group(1), node),
          new Standing(Integer.parseInt(machines.group(2)), Integer.parseInt(machines.group(3))));
    }
  }

  /** One fact of a machine; empty: it was not told, or the machine does not know. */
  public synchronized Optional<String> fact(String node, String name) {
    return Optional.ofNullable(facts.getOrDefault(node, Map.of()).get(name))
        .filter(value -> !value.equals("unknown") && !value.isEmpty());
  }

  private static String key(String runtime, String worker) {
    return runtime + " " + worker;
  }

  /** The look at a worker with a runtime; empty: there was none. */
  public synchronized Optional<Look> look(String runtime, String worker) {
    return Optional.ofNullable(looks.get(key(runtime, worker)));
  }

  /** What stood there then; empty: it was not counted. */
  public synchronized Optional<Standing> standing(String runtime, String worker) {
    return Optional.ofNullable(standings.get(key(runtime, worker)));
  }
}
