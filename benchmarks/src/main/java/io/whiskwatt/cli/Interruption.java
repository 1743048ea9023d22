package io.whiskwatt.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM during a piece of work: the working thread is interrupted and given a moment
 * to take down what it put up; then the user is told how to go on, and the process ends.
 */
final class Interruption {
  /** Enough to kill a handful of sandboxes; what is left then, the next start removes. */
  private static final long PATIENCE_MILLIS = 3_000;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable farewell;
  private volatile boolean happened;

  private Interruption(Runnable farewell) {
    this.farewell = farewell;
  }

  /**
   * Works on the calling thread.
   *
   * @param farewell runs after interrupted work has ended; must not fail
   */
  static <T> T during(Callable<T> work, Runnable farewell) throws Exception {
    Interruption interruption = new Interruption(farewell);
    Thread hook = new Thread(interruption::interrupt, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
    } finally {
      interruption.leave(hook);
    }
  }

  private void interrupt() {
    happened = true;
    worker.interrupt();
    boolean clean = awaitEnd();
    farewell.run();
    if (clean) {
      // SIGTERM would otherwise end in 143: one code for "interrupted", whoever did it.
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }
  }

  private boolean awaitEnd() {
    try {
      return ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      return false;
    }
  }

  private void leave(Thread hook) {
    ended.countDown();
    if (happened || !removed(hook)) {
      // Blocks for good, as the process is ending already: nothing may follow the farewell.
      System.exit(ExitCode.INTERRUPTED.number());
    }
  }

  private static boolean removed(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return false;
    }
  }
}
