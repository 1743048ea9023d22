package io.whiskwatt.openwhisk.local.runtime;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition that the kernel or another thread makes true in its own time. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Eventually() {}

  /** What must come true. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  public static void holds(Condition condition) {
    long start = System.nanoTime();
    try {
      while (!condition.holds()) {
        if (System.nanoTime() - start > LIMIT.toNanos()) {
          throw new AssertionError("it did not come true within " + LIMIT);
        }
        LockSupport.parkNanos(5_000_000);
      }
    } catch (Exception e) {
      throw new AssertionError("it could not be looked at", e);
    }
  }
}
