package io.whiskwatt.openwhisk.call;

/** A way to carry requests to a server and replies back. */
public interface Transport {
  /**
   * Makes requests ready. Returns before all connections are open.
   *
   * @param listener hears of each call, once for its sending and once for its end
   */
  Caller open(CallPlan plan, CallListener listener);
}
