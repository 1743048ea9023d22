package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.units.DataSize;
import java.time.Duration;

/**
 * What a pool may hold.
 *
 * @param userMemory the sum of the containers' limits, at the most
 * @param idleTimeout then an idle container is removed, above 0
 * @param maxQueue activations that may wait for a container, 0 or more
 */
public record PoolSettings(DataSize userMemory, Duration idleTimeout, int maxQueue) {
  /** Long enough for any open-loop overload that a study should survive to see. */
  public static final int DEFAULT_QUEUE = 4096;

  public PoolSettings {
    if (idleTimeout.isNegative() || idleTimeout.isZero() || maxQueue < 0) {
      throw new IllegalArgumentException(
          "an idle time-out is above 0 and a queue holds 0 or more activations");
    }
  }

  /** With the default queue. */
  public static PoolSettings of(DataSize userMemory, Duration idleTimeout) {
    return new PoolSettings(userMemory, idleTimeout, DEFAULT_QUEUE);
  }

  /** How many containers of a size have room. */
  public int room(DataSize memory) {
    return (int) Math.min(Integer.MAX_VALUE, userMemory.bytes() / Math.max(1, memory.bytes()));
  }
}
