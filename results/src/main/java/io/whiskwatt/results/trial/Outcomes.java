package io.whiskwatt.results.trial;

import io.whiskwatt.platform.OutcomeKind;

/**
 * What became of invocations.
 *
 * @param sent all whose request left, however they ended
 * @param failed sent, and ended without a result; those that were accepted are not among them
 * @param throttled refused by a limit; they are among the failed
 * @param accepted answered with 202 when the platform's longest wait was over: the function went
 *     on, and how long it took is not known
 * @param dropped due but never sent
 */
public record Outcomes(long sent, long failed, long throttled, long accepted, long dropped) {
  /** No invocation. */
  public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0);

  static Outcomes of(OutcomeKind outcome) {
    return switch (outcome) {
      case SUCCESS -> new Outcomes(1, 0, 0, 0, 0);
      case ACCEPTED -> new Outcomes(1, 0, 0, 1, 0);
      case THROTTLED, THROTTLED_FOR_A_TIME -> new Outcomes(1, 1, 1, 0, 0);
      case DROPPED -> new Outcomes(0, 0, 0, 0, 1);
      case APPLICATION_ERROR,
          DEVELOPER_ERROR,
          PLATFORM_ERROR,
          REJECTED,
          MALFORMED,
          TOO_LARGE,
          TRUNCATED,
          UNANSWERED,
          CONNECTION_LOST,
          STALE_CONNECTION,
          NO_CONNECTION,
          TLS_FAILED,
          UNKNOWN_HOST ->
          new Outcomes(1, 1, 0, 0, 0);
    };
  }

  /** Both together. */
  public Outcomes plus(Outcomes other) {
    return new Outcomes(
        sent + other.sent,
        failed + other.failed,
        throttled + other.throttled,
        accepted + other.accepted,
        dropped + other.dropped);
  }
}
