package io.whiskwatt.openwhisk.client;

import java.time.Duration;
import java.time.Instant;

/**
 * One look at the server's clock, to the second.
 *
 * @param sent by this machine's clock, as the request began to be written
 * @param serverDate the {@code Date} header: the server's second, cut
 * @param received by this machine's clock, as the reply's headers were there
 */
public record ServerClock(Instant sent, Instant serverDate, Instant received) {
  private static final Duration RESOLUTION = Duration.ofSeconds(1);

  /** The server's clock is at least this much ahead of this machine's; negative: behind. */
  public Duration leastAhead() {
    return Duration.between(received, serverDate);
  }

  /** The server's clock is at most this much ahead of this machine's. */
  public Duration mostAhead() {
    return Duration.between(sent, serverDate.plus(RESOLUTION));
  }
}
