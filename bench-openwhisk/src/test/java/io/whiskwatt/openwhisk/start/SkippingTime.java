package io.whiskwatt.openwhisk.start;

import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** This machine's clock, but for waits: they are over at once, and the clock is that much ahead. */
final class SkippingTime implements TimeSource {
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
