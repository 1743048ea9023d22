package io.whiskwatt.cluster.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** What a script said, as far as it explains how it ended. */
final class Told {
  private static final int KEPT = 6;
  private static final String FAILED = "FAILED";
  private static final int TIME_LIMIT = 124;
  private static final int KILLED = 137;

  /** Another run holds the machine's lock. */
  static final int LOCKED = 75;

  private final Deque<String> last = new ArrayDeque<>();
  private final List<String> failure = new ArrayList<>();

  void line(String text) {
    if (text.startsWith(FAILED) || !failure.isEmpty()) {
      failure.add(text);
    } else {
      last.addLast(text);
      if (last.size() > KEPT) {
        last.removeFirst();
      }
    }
  }

  /**
   * Why, and what to do.
   *
   * @param status of a command that failed
   * @param limit how long it might have taken, for people
   */
  String why(int status, String limit) {
    if (status == LOCKED) {
      return "another run of this tool is under way on this machine\n"
          + "  What to do: wait until it has ended, or see what it does: pgrep -fa .whiskwatt";
    }
    if (status == TIME_LIMIT || status == KILLED) {
      return "it did not end within "
          + limit
          + " and was ended; it said last: "
          + last()
          + "\n  What to do: see what it waits for by running it by hand; --step-limit allows more";
    }
    String said = failure.isEmpty() ? "it ended with " + status + ": " + last() : words();
    return (said + String.join(" ", last))
            .toLowerCase(Locale.ROOT)
            .contains("no space left on device")
        ? said + "\n  What to do: a disk of this machine is full; make room: df -h"
        : said;
  }

  private String words() {
    return String.join("\n", failure.subList(0, Math.min(failure.size(), KEPT))).strip();
  }

  private String last() {
    return last.isEmpty() ? "nothing" : String.join(" | ", last);
  }
}
