package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Threads that wait for something of the pool to become true. */
final class Waiters {
  private final TimeSource time;
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  Waiters(TimeSource time) {
    this.time = time;
  }

  /** Looks at the condition now and after each change; true when it held within the limit. */
  boolean await(Duration limit, BooleanSupplier condition) {
    long deadline = time.nanos() + limit.toNanos();
    Thread me = Thread.currentThread();
    waiting.add(me);
    try {
      while (!condition.getAsBoolean()) {
        if (time.nanos() - deadline >= 0 || me.isInterrupted()) {
          return false;
        }
        time.parkUntilWoken(deadline);
      }
      return true;
    } finally {
      waiting.remove(me);
    }
  }

  void wakeAll() {
    waiting.forEach(time::wake);
  }
}
