package io.whiskwatt.openwhisk.client;

/** Why there was no answer that could be understood. */
public enum Fault {
  UNKNOWN_HOST,
  /** Nobody takes connections there. */
  NO_CONNECTION,
  /** The server's certificate is not accepted. */
  CERTIFICATE,
  /** No whole answer before the deadline. */
  DEADLINE,
  /** The connection broke before the whole answer was there. */
  CONNECTION_LOST,
  /** An answer that is not OpenWhisk's. */
  NOT_UNDERSTOOD,
  INTERRUPTED,
  CANCELLED
}
