package io.whiskwatt.cluster.inventory;

import io.whiskwatt.units.DataSize;
import java.time.Duration;

/**
 * What OpenWhisk allows. Must be equal on clusters that are compared.
 *
 * @param apiPort the NodePort of the API, 30000 to 32767
 * @param userMemory for sandboxes, per invoker
 * @param invocationsPerMinute per namespace
 * @param concurrentInvocations per namespace
 * @param idleTimeout until an idle sandbox is removed
 * @param invokerTimeout for starting a pod and for reading its logs
 */
public record OpenWhiskLimits(
    int apiPort,
    DataSize userMemory,
    int invocationsPerMinute,
    int concurrentInvocations,
    Duration idleTimeout,
    Duration invokerTimeout) {
  /** OpenWhisk's own limits, but an idle time-out of 30 s: idle sandboxes burn power. */
  public static final OpenWhiskLimits DEFAULT =
      new OpenWhiskLimits(
          31001,
          DataSize.ofMegabytes(2048),
          60,
          30,
          Duration.ofSeconds(30),
          Duration.ofSeconds(180));
}
