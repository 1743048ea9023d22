package io.whiskwatt.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Ctrl-C and SIGTERM: what can be cut short is interrupted, what cannot (a probe of a sandbox, a
 * report being written) is given a moment to end by itself. Then the user is told how to go on, and
 * the process ends.
 */
final class Interruption {
  /**
   * Enough to kill a handful of sandboxes, or to remove some hundred actions from a server. What is
   * left then, the next start removes, of a server {@code run --cleanup}.
   */
  private static final long PATIENCE_MILLIS = 10_000;

  private final PrintWriter err;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<Thread> interruptible = Optional.empty();
  private String farewell = "interrupted";
  private boolean happened;

  Interruption(PrintWriter err) {
    this.err = err;
  }

  /** Unwinds a command between two pieces of work. */
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("interrupted", null, false, false);
    }
  }

  /** The work of the whole process; does not return once it was interrupted. */
  int during(IntSupplier work) {
    Thread hook = new Thread(this::end, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.getAsInt();
    } finally {
      leave(hook);
    }
  }

  /**
   * Work that ends soon after its thread is interrupted.
   *
   * @param advice said at the end of the process when it was interrupted from now on
   * @throws Interrupted when that has happened already
   */
  boolean interruptibly(BooleanSupplier work, String advice) {
    enter(advice);
    try {
      return work.getAsBoolean();
    } finally {
      exit();
    }
  }

  private synchronized void enter(String advice) {
    check();
    farewell = "interrupted; " + advice;
    interruptible = Optional.of(Thread.currentThread());
  }

  private synchronized void exit() {
    interruptible = Optional.empty();
  }

  synchronized boolean happened() {
    return happened;
  }

  /** Ends a command that was interrupted while it could not be cut short. */
  void check() {
    if (happened()) {
      throw new Interrupted();
    }
  }

  private void end() {
    synchronized (this) {
      happened = true;
      interruptible.ifPresent(Thread::interrupt);
    }
    boolean clean = awaitEnd();
    synchronized (this) {
      err.println(farewell);
      if (!clean) {
        err.println("not everything was removed in time; run STUDY.yaml --cleanup removes actions");
      }
      err.flush();
    }
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
    if (!removed(hook)) {
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
