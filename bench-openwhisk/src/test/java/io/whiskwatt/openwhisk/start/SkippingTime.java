package io.whiskwatt.openwhisk.start;

import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This machine's clock, but for waits: they are over in a twentieth of their time and 20 ms at the
 * most, and the clock is ahead by the rest. So whoever polls a real server still gives it time.
 */
final class SkippingTime implements TimeSource {
  private static final long MOST_REAL_NANOS = 20_000_000;

  private final AtomicLong skippedNanos = new AtomicLong();

  /** What nobody had to wait. */
  Duration skipped() {
    return Duration.ofNanos(skippedNanos.get());
  }

  @Override
  public long nanos() {
    return SystemTime.INSTANCE.nanos() + skippedNanos.get();
  }

  @Override
  public Instant wallClock() {
    return SystemTime.INSTANCE.wallClock();
  }

  @Override
  public void parkUntil(long nanos) {
    long wait = Math.max(0, nanos - nanos());
    long real = Math.min(wait / 20, MOST_REAL_NANOS);
    SystemTime.INSTANCE.parkUntil(SystemTime.INSTANCE.nanos() + real);
    skippedNanos.addAndGet(Math.max(0, nanos - nanos()));
  }

  @Override
  public void parkUntilWoken(long nanos) {
    SystemTime.INSTANCE.parkUntilWoken(nanos - skippedNanos.get());
  }

  @Override
  public void wake(Thread thread) {
    SystemTime.INSTANCE.wake(thread);
  }
}
