package io.whiskwatt.load;

import java.time.Duration;

/** Several arrivals at the same instant, at equal distances. */
final class BurstArrivals implements ArrivalSchedule {
  private final int size;
  private final long everyNanos;
  private long burstNanos;
  private int sent;

  BurstArrivals(int size, Duration every) {
    this.size = size;
    this.everyNanos = every.toNanos();
  }

  @Override
  public long nextNanos() {
    if (sent == size) {
      burstNanos += everyNanos;
      sent = 0;
    }
    sent++;
    return burstNanos;
  }
}
