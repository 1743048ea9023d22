package io.whiskwatt.openwhisk.call;

/**
 * Sends one request after the other to a fixed set of targets, without waiting. Nothing is ever
 * sent twice: a lost connection is a failed call.
 */
public interface Caller extends AutoCloseable {
  /**
   * What is read of one reply's body at the most; what goes on is {@link Fault#TOO_LARGE}. A result
   * is 1 MiB at the most where nobody changed {@code whisk.activation.payload.max}.
   */
  int MOST_REPLY_BYTES = 8 << 20;

  /**
   * Sends one request and returns at once. Called by one thread at a time.
   *
   * @param slot handed to the listener
   * @param target which of the targets
   * @return false when too many calls are in flight: the listener hears nothing
   */
  boolean call(int slot, int target);

  /** Calls without an end, 0 or more. */
  int inFlight();

  /** Gives up what is in flight, untold, and what the caller alone used. */
  @Override
  void close();
}
