package io.whiskwatt.platform;

import java.nio.ByteBuffer;

/**
 * Receives what becomes of each slot, from any thread. Each slot is sent at most once and ends
 * exactly once.
 */
public interface InvocationSink {
  /**
   * The request left.
   *
   * @param nanos on the run's {@link io.whiskwatt.time.TimeSource}
   */
  void sent(int slot, long nanos);

  /**
   * The reply came, or nothing will come.
   *
   * @param status the HTTP status, 0 where there was none
   * @param reply valid during the call only; may be empty
   */
  void ended(int slot, long nanos, OutcomeKind kind, int status, ByteBuffer reply);
}
