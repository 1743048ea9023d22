package io.whiskwatt.cli;

import io.whiskwatt.time.TimeSource;
import java.util.Arrays;
import java.util.Locale;

/**
 * How fine this machine's clock and timers are: response times below these are noise.
 *
 * @param stepNanos smallest difference seen between two readings of the clock, above 0
 * @param lateNanos median lateness of a wait of 1 ms
 */
record ClockFloor(long stepNanos, long lateNanos) {
  private static final int READINGS = 2_000;
  private static final int WAITS = 51;
  private static final long WAIT_NANOS = 1_000_000;

  static ClockFloor of(TimeSource time) {
    return new ClockFloor(step(time), lateness(time));
  }

  Finding finding() {
    String text =
        String.format(
            Locale.ROOT,
            "steps of %d ns; a wait of 1 ms ends %.0f µs late (median of %d)",
            stepNanos,
            lateNanos / 1e3,
            WAITS);
    return new Finding("clock", text);
  }

  private static long step(TimeSource time) {
    long smallest = Long.MAX_VALUE;
    long last = time.nanos();
    for (int i = 0; i < READINGS; i++) {
      long now = time.nanos();
      if (now > last) {
        smallest = Math.min(smallest, now - last);
      }
      last = now;
    }
    return smallest == Long.MAX_VALUE ? 0 : smallest;
  }

  private static long lateness(TimeSource time) {
    long[] late = new long[WAITS];
    for (int i = 0; i < WAITS; i++) {
      long due = time.nanos() + WAIT_NANOS;
      time.parkUntil(due);
      late[i] = Math.max(0, time.nanos() - due);
    }
    Arrays.sort(late);
    return late[WAITS / 2];
  }
}
