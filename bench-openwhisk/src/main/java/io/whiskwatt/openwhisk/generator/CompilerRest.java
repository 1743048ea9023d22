package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.node.ThisProcess;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Waits until the JVM has compiled what a warm-up and the making of a trial left in its queue. The
 * compiler's threads may take every processor for a whole time slice of the scheduler (about 4 ms),
 * each of which would make the first invocations late. That they are done shows in the process
 * using next to no processor time while nobody calls anything.
 */
public final class CompilerRest {
  /** Longer than that nothing is waited for: something else is busy in this process. */
  static final Duration LIMIT = Duration.ofMillis(800);

  private static final Duration LOOK = Duration.ofMillis(20);

  /** Share of one processor, over the time of one look. */
  private static final double QUIET = 0.1;

  private final TimeSource time;
  private final LongSupplier cpuNanos;

  /** Of this process. */
  public CompilerRest(TimeSource time) {
    this(time, ThisProcess::cpuNanos);
  }

  /**
   * Of a process.
   *
   * @param cpuNanos processor time of all its threads so far; the same number always: not known
   */
  CompilerRest(TimeSource time, LongSupplier cpuNanos) {
    this.time = time;
    this.cpuNanos = cpuNanos;
  }

  /** Returns early when the thread is interrupted. */
  public void await() {
    long end = time.nanos() + LIMIT.toNanos();
    boolean busy = true;
    while (busy && time.nanos() < end && !Thread.currentThread().isInterrupted()) {
      long from = time.nanos();
      long used = cpuNanos.getAsLong();
      time.parkUntil(from + LOOK.toNanos());
      busy = cpuNanos.getAsLong() - used > QUIET * (time.nanos() - from);
    }
  }
}
