package io.whiskwatt.openwhisk.preflight;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a platform beyond its REST API, before its first trial.
 *
 * @param idleTimeout then an idle sandbox is removed, above 0
 * @param pauseGrace then an idle sandbox is paused; empty: never
 * @param trialGap at least this long between two trials on the platform, 0 or more
 * @param workers how many answer, beside how many are wanted
 * @param clock how far the server's clock is off; empty: it told no time
 */
public record Surroundings(
    Duration idleTimeout,
    Optional<Duration> pauseGrace,
    Duration trialGap,
    Workers workers,
    Optional<ClockSkew> clock) {
  /** Of a platform in this process: one worker, one clock, sandboxes that never pause. */
  public static Surroundings here(Duration idleTimeout) {
    return new Surroundings(
        idleTimeout, Optional.empty(), Duration.ZERO, Workers.one(), Optional.empty());
  }
}
