package io.whiskwatt.rapl.agent.server;

import io.whiskwatt.time.TimeSource;

/** Lets so many through per second, and no more at once than in one second. */
final class RateLimit {
  private final long intervalNanos;
  private final TimeSource time;
  private long freeNanos;

  /**
   * A limit.
   *
   * @param perSecond 1 or more
   */
  RateLimit(int perSecond, TimeSource time) {
    this.intervalNanos = 1_000_000_000L / perSecond;
    this.time = time;
    this.freeNanos = time.nanos() - 1_000_000_000L;
  }

  synchronized boolean admits() {
    long nowNanos = time.nanos();
    if (freeNanos - nowNanos > 0) {
      return false;
    }
    freeNanos = Math.max(freeNanos, nowNanos - 1_000_000_000L) + intervalNanos;
    return true;
  }
}
