package io.whiskwatt.run;

import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** The opening of a window that several threads have in common: chosen when all of them wait. */
final class CommonOpening {
  /** From the choice to the opening: threads must have woken up. */
  private static final long LEAD_NANOS = Duration.ofMillis(20).toNanos();

  private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  private final TimeSource time;
  private final Thread chooser = Thread.currentThread();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile OptionalLong chosen = OptionalLong.empty();

  CommonOpening(TimeSource time) {
    this.time = time;
  }

  /** Called by each of the threads; returns early, with the present time, when interrupted. */
  long await() {
    waiting.incrementAndGet();
    time.wake(chooser);
    while (chosen.isEmpty() && !Thread.currentThread().isInterrupted()) {
      time.parkUntilWoken(time.nanos() + LOOK_AGAIN_NANOS);
    }
    return chosen.orElseGet(time::nanos);
  }

  /** Called by who made it, once, with the threads that wait or are about to. */
  void choose(List<? extends Thread> threads) {
    while (waiting.get() < threads.size() && !Thread.currentThread().isInterrupted()) {
      time.parkUntilWoken(time.nanos() + LOOK_AGAIN_NANOS);
    }
    chosen = OptionalLong.of(time.nanos() + LEAD_NANOS);
    threads.forEach(time::wake);
  }
}
