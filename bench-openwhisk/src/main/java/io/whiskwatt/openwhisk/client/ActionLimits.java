package io.whiskwatt.openwhisk.client;

import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What one action may use. OpenWhisk counts memory and logs in whole megabytes, time in
 * milliseconds.
 *
 * @param timeout of one activation, above 0
 * @param logs kept of one activation; 0 keeps none, and then a container is free at once
 * @param concurrency activations in one container at the same time, 1 or more
 * @param instances containers at the same time, 1 or more; empty: the namespace's own limit
 */
public record ActionLimits(
    DataSize memory, Duration timeout, DataSize logs, int concurrency, OptionalInt instances) {
  public ActionLimits(DataSize memory, Duration timeout, DataSize logs) {
    this(memory, timeout, logs, 1, OptionalInt.empty());
  }

  /** OpenWhisk's own defaults but for the logs: warm series need them off. */
  public static ActionLimits withoutLogs(DataSize memory) {
    return new ActionLimits(memory, Duration.ofSeconds(60), DataSize.ofBytes(0));
  }

  public ActionLimits withMemory(DataSize other) {
    return new ActionLimits(other, timeout, logs, concurrency, instances);
  }

  public ActionLimits withLogs(DataSize other) {
    return new ActionLimits(memory, timeout, other, concurrency, instances);
  }
}
