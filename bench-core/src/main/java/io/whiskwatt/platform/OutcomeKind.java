package io.whiskwatt.platform;

import java.util.Locale;

/** How an invocation ended. A failed invocation is data, never an exception. */
public enum OutcomeKind {
  SUCCESS,
  /** The action returned {@code {error: …}}. */
  APPLICATION_ERROR,
  /** The action threw, exited, timed out or could not be initialised. */
  DEVELOPER_ERROR,
  /** The platform failed. */
  PLATFORM_ERROR,
  /** The reply came before the result: it must be fetched after the window. */
  ACCEPTED,
  /** Refused by a limit (429). */
  THROTTLED,
  /**
   * Refused by a limit (429) that says when to come back (Retry-After): by something before the
   * platform, since OpenWhisk never says so.
   */
  THROTTLED_FOR_A_TIME,
  /** Refused for another reason (other 4xx). */
  REJECTED,
  /** A reply that cannot be understood. */
  MALFORMED,
  /** A reply that went on beyond what is read of one. */
  TOO_LARGE,
  /** The connection ended within the reply. */
  TRUNCATED,
  /** No whole reply before the client's own deadline, or by the end of the trial. */
  UNANSWERED,
  /** The connection broke before the first byte of a reply. */
  CONNECTION_LOST,
  /** A kept connection had been closed by the peer when the request went out on it. */
  STALE_CONNECTION,
  /** Nobody took the connection. */
  NO_CONNECTION,
  /** No TLS could be spoken, or the certificate is not accepted. */
  TLS_FAILED,
  /** The host's name has no address. */
  UNKNOWN_HOST,
  /** Never sent: no ticket or no free slot when it was due. */
  DROPPED;

  /** As files and programs write it: {@code connection_lost}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As {@link #key()} has it. */
  public static OutcomeKind ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** For people, after a number: {@code connection lost}. */
  public String words() {
    return key().replace('_', ' ').replace("tls", "TLS");
  }

  /** True when the function ran to its end and returned a result. */
  public boolean succeeded() {
    return this == SUCCESS;
  }

  /** True when it was sent and went wrong: one whose end is still to come has not. */
  public boolean failed() {
    return this != SUCCESS && this != ACCEPTED && this != DROPPED;
  }
}
