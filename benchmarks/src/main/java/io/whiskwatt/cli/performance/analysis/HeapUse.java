package io.whiskwatt.cli.performance.analysis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process had on its heap, as its garbage collector logged it ({@code -Xlog:gc}).
 *
 * @param mostBytes in use when a collection began, garbage included; 0: there was none
 * @param mostHeldBytes left after a collection: what somebody still held, and what the collector
 *     did not get to
 */
record HeapUse(long mostBytes, long mostHeldBytes) {
  /** {@code Pause Young (Normal) (G1 Evacuation Pause) 245M->23M(512M) 3.4ms}. */
  private static final Pattern COLLECTION =
      Pattern.compile(" ([0-9]{1,9})([KM])->([0-9]{1,9})([KM])\\([0-9]+[KM]\\)");

  static HeapUse read(List<String> log) {
    long most = 0;
    long mostHeld = 0;
    for (String line : log) {
      Matcher collection = COLLECTION.matcher(line);
      if (collection.find()) {
        most = Math.max(most, bytes(collection.group(1), collection.group(2)));
        mostHeld = Math.max(mostHeld, bytes(collection.group(3), collection.group(4)));
      }
    }
    return new HeapUse(most, mostHeld);
  }

  private static long bytes(String number, String unit) {
    return Long.parseLong(number) << (unit.equals("M") ? 20 : 10);
  }
}
