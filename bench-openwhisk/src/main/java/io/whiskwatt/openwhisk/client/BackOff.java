package io.whiskwatt.openwhisk.client;

import io.whiskwatt.time.TimeSource;
import java.time.Duration;

/** Waits between attempts, from 50 ms doubling to 1 s, until a deadline. */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final TimeSource time;
  private final long deadlineNanos;
  private long pauseNanos = FIRST.toNanos();

  BackOff(TimeSource time, Duration limit) {
    this.time = time;
    this.deadlineNanos = time.nanos() + limit.toNanos();
  }

  /** Waits, for the last time at the deadline; false when that was, or on an interrupt. */
  boolean again() {
    long left = deadlineNanos - time.nanos();
    if (left <= 0) {
      return false;
    }
    time.parkUntil(time.nanos() + Math.min(left, pauseNanos));
    pauseNanos = Math.min(2 * pauseNanos, LONGEST.toNanos());
    return !Thread.currentThread().isInterrupted();
  }
}
