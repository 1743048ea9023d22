package io.whiskwatt.openwhisk.wire;

import io.whiskwatt.openwhisk.call.Fault;

/** A reply that cannot be read to its end. */
final class BrokenReply extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  private BrokenReply(Fault fault, String words) {
    super(words);
    this.fault = fault;
  }

  static BrokenReply notUnderstood(String what) {
    return new BrokenReply(Fault.NOT_UNDERSTOOD, "the reply is no HTTP: " + what);
  }

  static BrokenReply tooLarge(String what) {
    return new BrokenReply(Fault.TOO_LARGE, what);
  }

  static BrokenReply truncated(String where) {
    return new BrokenReply(Fault.TRUNCATED, "the connection ended within the reply: " + where);
  }

  Fault fault() {
    return fault;
  }

  /** For people. */
  String words() {
    return String.valueOf(getMessage());
  }
}
