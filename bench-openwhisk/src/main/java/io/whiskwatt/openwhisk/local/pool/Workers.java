package io.whiskwatt.openwhisk.local.pool;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The pool's threads: one for each container at work, so the memory bounds them. */
final class Workers {
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Workers::daemon);

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "container-pool");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs the work on a thread of its own; false when the pool is closing. */
  boolean start(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException closing) {
      return false;
    }
  }

  /** Takes no more work and waits for what runs. */
  void close(Duration limit) {
    threads.shutdown();
    try {
      threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
