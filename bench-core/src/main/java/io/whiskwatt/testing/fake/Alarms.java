package io.whiskwatt.testing.fake;

import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.time.TimeSource;

/** Actions at given times: events of a manual clock, or a thread that waits on any other. */
interface Alarms extends AutoCloseable {
  void at(long nanos, Runnable action);

  /** Nothing happens afterwards. */
  @Override
  void close();

  static Alarms on(TimeSource time) {
    return time instanceof ManualTime manual ? new ManualAlarms(manual) : AlarmThread.start(time);
  }
}
