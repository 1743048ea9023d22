package io.whiskwatt.openwhisk.local;

import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.local.pool.PoolSettings;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The section {@code local} of a study file.
 *
 * @param sandbox the key of a sandbox technology: {@code process}, {@code runc}
 * @param userMemory of all sandboxes together
 * @param idleTimeout then an idle sandbox is removed, above 0
 * @param prewarm stem cells kept for each kind and memory that a prewarmed cell uses, 0 or more
 * @param transport what carries the calls of the load path
 */
public record LocalSpec(
    String sandbox, DataSize userMemory, Duration idleTimeout, int prewarm, TransportKind transport)
    implements PlatformSpec {
  public static final DataSize DEFAULT_USER_MEMORY = DataSize.ofMegabytes(2048);
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(30);

  /** Over the usual transport. */
  public LocalSpec(String sandbox, DataSize userMemory, Duration idleTimeout, int prewarm) {
    this(sandbox, userMemory, idleTimeout, prewarm, TransportKind.NIO);
  }

  /** A sandbox technology with the defaults: 2048 MB, 30 s, no stem cells. */
  public static LocalSpec of(String sandbox) {
    return new LocalSpec(sandbox, DEFAULT_USER_MEMORY, DEFAULT_IDLE_TIMEOUT, 0);
  }

  @Override
  public String defaultEnergyKey() {
    return "auto";
  }

  @Override
  public boolean onThisMachine() {
    return true;
  }

  @Override
  public Optional<Duration> removesIdleAfter() {
    return Optional.of(idleTimeout);
  }

  @Override
  public OptionalInt room(DataSize memory) {
    return OptionalInt.of(pool().room(memory));
  }

  PoolSettings pool() {
    return PoolSettings.of(userMemory, idleTimeout);
  }
}
