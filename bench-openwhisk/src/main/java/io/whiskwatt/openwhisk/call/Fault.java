package io.whiskwatt.openwhisk.call;

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
  CANCELLED
}
