package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.units.DataSize;
import java.time.Duration;

/**
 * What the embedded platform allows.
 *
 * @param invocationsPerMinute of the clock's minute; refused calls count too
 * @param concurrentInvocations in flight, queued ones included
 * @param minMemory of an action
 * @param maxMemory of an action
 * @param maxBlocking then a blocking invocation is answered 202
 */
public record ServerLimits(
    long invocationsPerMinute,
    int concurrentInvocations,
    DataSize minMemory,
    DataSize maxMemory,
    Duration maxBlocking) {
  static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  static final Duration MAX_TIMEOUT = Duration.ofMinutes(5);
  static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
  static final DataSize DEFAULT_MEMORY = DataSize.ofMegabytes(256);
  static final long MAX_LOGS_MEGABYTES = 10;
  static final int MAX_LIST = 200;
  static final int DEFAULT_LIST = 30;
  static final int MAX_PAYLOAD_BYTES = 1 << 20;
  static final int MAX_RESULT_BYTES = 1 << 20;
  static final int MAX_CODE_BYTES = 48 << 20;
  static final int MAX_BODY_BYTES = 50 << 20;

  /**
   * Limits that no study on one machine meets: a million invocations a minute, a thousand at a
   * time. OpenWhisk's own are 60 and 30.
   *
   * @param userMemory of the pool: the largest action
   */
  public static ServerLimits forStudies(DataSize userMemory) {
    return new ServerLimits(
        1_000_000, 1_000, DataSize.ofMegabytes(64), userMemory, Duration.ofSeconds(60));
  }
}
