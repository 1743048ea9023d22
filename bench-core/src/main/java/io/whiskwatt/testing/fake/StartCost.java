package io.whiskwatt.testing.fake;

import io.whiskwatt.units.Energy;
import java.time.Duration;

/**
 * What one invocation of a start costs on a fake platform, beside its service time.
 *
 * @param waiting from acceptance to the sandbox, 0 or more
 * @param init loading of the code, 0 or more; zero: nothing is loaded, and the reply has no init
 *     time
 * @param energy above idle, of the whole invocation, drawn when it ends
 */
public record StartCost(Duration waiting, Duration init, Energy energy) {
  /** From milliseconds and joules. */
  public static StartCost of(long waitMillis, long initMillis, double joules) {
    return new StartCost(
        Duration.ofMillis(waitMillis), Duration.ofMillis(initMillis), Energy.ofJoules(joules));
  }
}
