package io.whiskwatt.openwhisk.client;

/** Hears what becomes of each call of an {@link ActionCaller}, on the client's threads. */
public interface CallListener {
  /** The request begins to be written to the connection. */
  void sent(int slot);

  /**
   * The whole reply is here.
   *
   * @param activationId from the header; may be empty
   */
  void replied(int slot, int status, String activationId, byte[] body);

  /** No whole reply will come. */
  void failed(int slot, String reason);
}
