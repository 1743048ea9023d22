package io.whiskwatt.node;

/**
 * What makes a machine the same machine: its boot id, or where a guest hides that, its pod or
 * invoker name. Never a URL; where there is nothing else, the host of one, marked as such.
 *
 * @param value not empty
 */
public record NodeId(String value) {
  private static final String HOST = "host:";

  public NodeId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a node id must not be empty");
    }
  }

  /** A machine of which only the name or address of its host is known. */
  public static NodeId ofHost(String host) {
    return new NodeId(HOST + host);
  }

  /** True: other ids may mean the same machine. */
  public boolean isHost() {
    return value.startsWith(HOST);
  }

  @Override
  public String toString() {
    return value;
  }
}
