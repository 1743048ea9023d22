package io.whiskwatt.load;

import io.whiskwatt.platform.OutcomeKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Figures of one trial while it goes on. "The last seconds" are {@link LoadWatch#RECENT}, or since
 * the opening where that is less.
 *
 * @param elapsed since the window's opening, 0 before it; goes on while the last replies are waited
 *     for
 * @param window its intended length
 * @param inFlight sent and not answered
 * @param recent response times of the last seconds; empty: nothing succeeded in them
 * @param whole response times of the window so far; empty: nothing succeeded yet
 * @param freshShare of the replies that were looked at, those that say that their code was loaded
 *     for them: cold or prewarmed starts, 0 to 1; empty: none says
 */
public record LoadVitals(
    Duration elapsed,
    Duration window,
    Rates rates,
    int inFlight,
    Counts counts,
    Optional<Responses> recent,
    Optional<Responses> whole,
    OptionalDouble freshShare) {
  /**
   * How often, per second, over the last seconds.
   *
   * @param asked starts that were due; of a constant rate that rate itself; empty: a closed loop
   *     asks for none, too little time has passed, or the window is over
   * @param reached starts that were sent; empty: too little time has passed, or the window is over
   * @param failing invocations that went wrong; empty: too little time has passed
   */
  public record Rates(OptionalDouble asked, OptionalDouble reached, OptionalDouble failing) {}

  /**
   * What the window held so far.
   *
   * @param begun slots: sent and dropped
   * @param ended slots that were sent and have ended
   * @param failures invocations that went wrong, by how
   */
  public record Counts(int begun, int ended, int dropped, Map<OutcomeKind, Integer> failures) {
    public Counts {
      failures = Map.copyOf(failures);
    }

    /** Invocations that went wrong. */
    public int failed() {
      return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of the invocations that ended, those that went wrong, 0 to 1; 0 when none ended. */
    public double failedShare() {
      return failed() / (double) Math.max(1, ended);
    }
  }

  /**
   * Response times of succeeded invocations, end − intended start.
   *
   * @param p50 the median, to 1 % or better
   * @param p99 to 1 % or better
   */
  public record Responses(long count, Duration p50, Duration p99) {}

  /** How much of the window is left; 0 when it is over. */
  public Duration left() {
    Duration left = window.minus(elapsed);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
