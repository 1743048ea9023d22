package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.config.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How far a server's clock is ahead of this machine's, as an interval. No latency is made from it:
 * it matters for which minute the server counts an invocation in, and for the times in its records.
 *
 * @param least negative: behind
 * @param most at or above {@code least}
 */
public record ClockSkew(Duration least, Duration most) {
  /**
   * Half of the minute that the server counts invocations in: beyond it, its minute and ours have
   * less in common than not, and neither the preflight's pacing nor its records can be placed.
   */
  static final Duration LIMIT = Duration.ofSeconds(30);

  List<Problem> problems() {
    boolean off = least.compareTo(LIMIT) > 0 || most.compareTo(LIMIT.negated()) < 0;
    return off
        ? List.of(
            Problem.of(
                "the server's clock is " + words() + " ahead of this machine's",
                "synchronise both (chrony, systemd-timesyncd): 30 s is the most that is accepted"))
        : List.of();
  }

  /** {@code -0.2 s to 0.9 s}. */
  public String words() {
    return seconds(least) + " to " + seconds(most);
  }

  private static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%.1f s", span.toNanos() / 1e9);
  }
}
