package io.whiskwatt.openwhisk.call;

/** Hears what becomes of each call of a {@link Caller}, on the transport's threads. */
public interface CallListener {
  /** The first byte of the request is about to be written to the connection. */
  void sent(int slot);

  /**
   * The whole reply is here.
   *
   * @param reply valid during the call only
   */
  void replied(int slot, RawReply reply);

  /**
   * No whole reply will come.
   *
   * @param reason for people
   */
  void failed(int slot, Fault fault, String reason);
}
