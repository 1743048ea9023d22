package io.whiskwatt.openwhisk.call;

/**
 * A way to carry requests to servers and replies back. Its connections outlive its callers: the
 * next caller to the same server uses those that are idle.
 */
public interface Transport extends AutoCloseable {
  /**
   * Makes requests ready and opens connections. Returns when as many are open as were planned, or
   * could not be opened, at the latest after 5 s; calls open what they need besides.
   *
   * @param listener hears of each call, once for its sending and once for its end
   * @throws IllegalArgumentException when the plan's CA file cannot be used
   */
  Caller open(CallPlan plan, CallListener listener);

  /** Closes all connections; calls in flight are given up, untold. */
  @Override
  void close();
}
