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

  /**
   * Waits like {@link #parkUntil}, but returns at once when {@link #wake} was called for this
   * thread since its last return from here. May also return early for no reason: the caller looks
   * again at what it waits for. Of several wakes between two waits one is kept.
   */
  void parkUntilWoken(long nanos);

  /**
   * Waits like {@link #parkUntil}, but awake, for waits that are shorter than waking up takes. A
   * clock that moves only while its users wait is waited for like in {@link #parkUntil}.
   */
  default void spinUntil(long nanos) {
    parkUntil(nanos);
  }

  /**
   * Asks the system to end the calling thread's waits as soon as they are due, instead of together
   * with others'; or not any longer. Only a wish.
   */
  default void waitExactly(boolean exactly) {}

  /** Ends the present {@link #parkUntilWoken} of a thread, or its next one. */
  void wake(Thread thread);
}
