package io.whiskwatt.openwhisk.client;

import java.util.List;

/**
 * What a server says of itself.
 *
 * @param kinds the runtimes it has, the default of each family first
 * @param minMemoryBytes of an action
 * @param maxMemoryBytes of an action
 */
public record PlatformInfo(
    String description, List<String> kinds, long minMemoryBytes, long maxMemoryBytes) {
  public PlatformInfo {
    kinds = List.copyOf(kinds);
  }
}
