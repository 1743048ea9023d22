package io.whiskwatt.openwhisk.call;

import java.time.Duration;

/** Why there was no answer that could be understood. */
public enum Fault {
  UNKNOWN_HOST,
  /** Nobody takes connections there. */
  NO_CONNECTION,
  /** The server's certificate is not accepted. */
  CERTIFICATE,
  /** No TLS could be spoken, or it broke. */
  TLS,
  /** No whole answer before the deadline. */
  DEADLINE,
  /** The connection broke before the first byte of an answer. */
  CONNECTION_LOST,
  /** The connection ended within an answer. */
  TRUNCATED,
  /** A connection that was kept open had been closed by the peer when the next request went out. */
  STALE_CONNECTION,
  /** An answer that went on beyond what is read of one. */
  TOO_LARGE,
  /** An answer that is not OpenWhisk's. */
  NOT_UNDERSTOOD,
  INTERRUPTED,
  CANCELLED;

  /**
   * How soon a connection that its peer had closed shows it: within a round trip of the request.
   */
  public static final Duration STALE_WITHIN = Duration.ofMillis(200);

  /**
   * Which it is when a connection breaks before the first byte of an answer. Whether the peer had
   * closed it, or took the request and then dropped it at once, cannot be seen from here; what
   * breaks later had been alive.
   *
   * @param kept from an earlier call
   * @param sinceSentNanos from the request's first byte to the break, 0 or more
   */
  public static Fault ofBreak(boolean kept, long sinceSentNanos) {
    return kept && sinceSentNanos <= STALE_WITHIN.toNanos() ? STALE_CONNECTION : CONNECTION_LOST;
  }
}
