package io.whiskwatt.openwhisk.call;

/** The transports that there are, by the names that people write. */
public enum TransportKind {
  /** One thread for all connections, and no garbage: the usual one. */
  NIO("nio"),
  /** A general HTTP client with a thread for each call. */
  OKHTTP("okhttp");

  private final String key;

  TransportKind(String key) {
    this.key = key;
  }

  /** As it stands in a study file. */
  public String key() {
    return key;
  }
}
