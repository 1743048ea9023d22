package io.whiskwatt.load;

import io.whiskwatt.plan.Pacing;
import io.whiskwatt.time.TimeSource;

/** Waits for intended starts, on one thread. */
final class Pacer {
  /**
   * How long before an intended start a spinning pacer is awake. A parked thread wakes up 0.05 to
   * 0.12 ms late nine times in ten on machines that have a processor for it; what is later than
   * that (another thread was running) no spin of a bearable length would catch. At 500 starts a
   * second this costs 7.5 % of a processor.
   */
  static final long SPIN_NANOS = 150_000;

  private final TimeSource time;
  private final Pacing pacing;

  Pacer(TimeSource time, Pacing pacing) {
    this.time = time;
    this.pacing = pacing;
  }

  void waitUntil(long nanos) {
    switch (pacing) {
      case PARKED -> time.parkUntil(nanos);
      case SPINNING -> {
        time.parkUntil(nanos - SPIN_NANOS);
        time.spinUntil(nanos);
      }
    }
  }

  /** Returns early when woken. */
  void waitUntilWoken(long nanos) {
    switch (pacing) {
      case PARKED -> time.parkUntilWoken(nanos);
      case SPINNING -> {
        time.parkUntilWoken(nanos - SPIN_NANOS);
        if (nanos - time.nanos() <= SPIN_NANOS) {
          time.spinUntil(nanos);
        }
      }
    }
  }
}
