package io.whiskwatt.openwhisk.client;

import io.whiskwatt.units.DataSize;
import java.time.Duration;

/**
 * What one action may use. OpenWhisk counts memory and logs in whole megabytes, time in
 * milliseconds.
 *
 * @param timeout of one activation, above 0
 * @param logs kept of one activation; 0 keeps none, and then a container is free at once
 */
public record ActionLimits(DataSize memory, Duration timeout, DataSize logs) {
  /** OpenWhisk's own defaults but for the logs: warm series need them off. */
  public static ActionLimits withoutLogs(DataSize memory) {
    return new ActionLimits(memory, Duration.ofSeconds(60), DataSize.ofBytes(0));
  }
}
