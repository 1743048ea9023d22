package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The tool's own probing, kept below the limit that it looks at. OpenWhisk counts the invocations
 * of each minute of its clock; what holds in every stretch of a minute holds in those too.
 */
public final class CallPace {
  /** A minute, and a second for the way to the server. */
  static final Duration STRETCH = Duration.ofSeconds(61);

  private final TimeSource time;
  private final long perMinute;
  private final Deque<Long> callsNanos = new ArrayDeque<>();

  /**
   * For one namespace.
   *
   * @param perMinute what it may, 0 or more; half of it is used
   */
  public CallPace(TimeSource time, long perMinute) {
    this.time = time;
    this.perMinute = perMinute;
  }

  /** Returns when one more call may be made; or at once when the thread is interrupted. */
  public void await() {
    awaitAtMost(Math.max(1, perMinute / 2) - 1);
    callsNanos.addLast(time.nanos());
  }

  /**
   * Returns when that many calls of somebody else would meet no limit, as far as this tool's own
   * calls go.
   */
  public void awaitRoomFor(long calls) {
    awaitAtMost(Math.max(0, perMinute - calls));
  }

  private void awaitAtMost(long own) {
    forget();
    while (callsNanos.size() > own && !Thread.currentThread().isInterrupted()) {
      time.parkUntil(callsNanos.getFirst() + STRETCH.toNanos());
      forget();
    }
  }

  private void forget() {
    long past = time.nanos() - STRETCH.toNanos();
    while (!callsNanos.isEmpty() && callsNanos.getFirst() - past <= 0) {
      callsNanos.removeFirst();
    }
  }
}
