package io.whiskwatt.openwhisk.wire;

/** What a socket's events are told to, on the I/O thread. */
sealed interface Watched permits Connection, Opening {
  /** Something can be read or written, or is connected. */
  void ready();

  /**
   * Ends what is over its time.
   *
   * @return nanoseconds from now until it may be, above 0
   */
  long look(long nowNanos);
}
