package io.whiskwatt.platform;

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
  /** Refused for another reason (other 4xx). */
  REJECTED,
  /** A reply that cannot be understood. */
  MALFORMED,
  /** No reply: connection refused, reset, or the client's own deadline. */
  UNREACHABLE,
  /** Never sent: no ticket or no free slot when it was due. */
  DROPPED;

  /** True when the function ran to its end and returned a result. */
  public boolean succeeded() {
    return this == SUCCESS;
  }

  /** True when it was sent and went wrong: one whose end is still to come has not. */
  public boolean failed() {
    return this != SUCCESS && this != ACCEPTED && this != DROPPED;
  }
}
