package io.whiskwatt.testing.fake;

import io.whiskwatt.testing.ManualTime;

/** Alarms as events of a manual clock. */
final class ManualAlarms implements Alarms {
  private final ManualTime time;
  private volatile boolean closed;

  ManualAlarms(ManualTime time) {
    this.time = time;
  }

  @Override
  public void at(long nanos, Runnable action) {
    time.at(
        nanos,
        () -> {
          if (!closed) {
            action.run();
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }
}
