package io.whiskwatt.time;

import java.time.Instant;

/** The clock of a run. Thread-safe. */
public interface TimeSource {
  /** Monotonic nanoseconds with an arbitrary origin; comparable within one process only. */
  long nanos();

  Instant wallClock();

  /**
   * Waits until {@link #nanos()} is at least {@code nanos}, parked. Returns early, with the
   * interrupt flag still set, when the thread is interrupted.
   */
  void parkUntil(long nanos);
}
