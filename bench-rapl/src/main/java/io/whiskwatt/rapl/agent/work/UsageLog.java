package io.whiskwatt.rapl.agent.work;

import io.whiskwatt.node.UsageReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last looks, as many as a fixed number of readings allows. Thread-safe. */
final class UsageLog {
  /** With 16 bytes each about 2 MB. */
  private static final int MOST_READINGS = 120_000;

  private static final int MOST_LOOKS = 3600;
  private static final int MOST_IN_ANSWER = 20_000;
  private static final int MOST_NAMES = 4096;

  private final Deque<Look> looks = new ArrayDeque<>();
  private final Map<String, String> names = new HashMap<>();
  private long end;
  private int readings;

  synchronized void add(long nanos, List<UsageReading> seen) {
    if (names.size() > MOST_NAMES) {
      names.clear();
    }
    Look look = new Look(nanos, seen, name -> names.computeIfAbsent(name, same -> same));
    looks.addLast(look);
    readings += look.size();
    end++;
    while (looks.size() > 1 && (looks.size() > MOST_LOOKS || readings > MOST_READINGS)) {
      readings -= looks.removeFirst().size();
    }
  }

  /** Looks from a number on; older ones than there are begin with the oldest. */
  synchronized Looks from(long since, int limit) {
    long oldest = end - looks.size();
    long first = Math.min(end, Math.max(since, oldest));
    List<Look> found = new ArrayList<>();
    int left = MOST_IN_ANSWER;
    long number = oldest;
    for (Look look : looks) {
      boolean fits = found.isEmpty() || look.size() <= left;
      if (number >= first && (found.size() == limit || !fits)) {
        break;
      }
      if (number >= first) {
        found.add(look);
        left -= look.size();
      }
      number++;
    }
    return new Looks(first, end, found);
  }
}
