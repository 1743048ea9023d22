package io.whiskwatt.cluster.inventory;

import java.util.Optional;

/**
 * The section {@code webhook}: what gives action pods their runtime class.
 *
 * @param image with a Java runtime; empty: none is named
 * @param firstPort of the master at which the first of two replicas is switched; the other has the
 *     next
 */
public record WebhookSettings(Optional<ImageName> image, int firstPort) {
  /** No image is presumed: nobody but the user can say which digest is a good one. */
  public static final WebhookSettings NONE = new WebhookSettings(Optional.empty(), 31_002);

  /** The port of a replica, 0 or 1. */
  public int port(int replica) {
    return firstPort + replica;
  }
}
