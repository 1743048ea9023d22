package io.whiskwatt.cluster.ssh;

import io.whiskwatt.cluster.inventory.ClusterNode;

/** How machines are reached. */
@FunctionalInterface
public interface Machines {
  /**
   * Connects and logs in.
   *
   * @throws SshFailure when that cannot be done, with what to do
   */
  Machine connect(ClusterNode node) throws SshFailure;
}
