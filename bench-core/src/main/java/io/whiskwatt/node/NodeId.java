package io.whiskwatt.node;

/**
 * What makes a machine the same machine: its boot id, or where a guest hides that, its pod or
 * invoker name. Never a URL.
 *
 * @param value not empty
 */
public record NodeId(String value) {
  public NodeId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a node id must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
