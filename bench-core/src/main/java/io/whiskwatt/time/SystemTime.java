package io.whiskwatt.time;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The clock of this machine. */
public enum SystemTime implements TimeSource {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public void parkUntil(long nanos) {
    long left = nanos - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, left);
      left = nanos - System.nanoTime();
    }
  }

  @Override
  public void parkUntilWoken(long nanos) {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      LockSupport.parkNanos(this, left);
    }
  }

  @Override
  public void spinUntil(long nanos) {
    while (nanos - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void waitExactly(boolean exactly) {
    TimerSlack.ofThisThread().ifPresent(slack -> slack.set(exactly));
  }

  @Override
  public void wake(Thread thread) {
    LockSupport.unpark(thread);
  }
}
