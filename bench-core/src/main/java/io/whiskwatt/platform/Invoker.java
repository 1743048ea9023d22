package io.whiskwatt.platform;

/** Sends invocations of one trial. */
public interface Invoker extends AutoCloseable {
  /**
   * Starts one invocation and returns at once.
   *
   * @param slot its number in the trial log, 0 and up, each used once
   * @param ticket 0 to {@link Tickets#count()} − 1
   * @return false: it could not be started and is recorded as dropped; the sink hears nothing of it
   */
  boolean begin(int slot, int ticket);

  /**
   * Returns when the logs and the teardown that belong to the ended invocations are done (for cold
   * starts: their sandboxes). Called inside the window, after the last slot ended, so that this
   * work is billed to the function.
   */
  @Override
  void close();
}
