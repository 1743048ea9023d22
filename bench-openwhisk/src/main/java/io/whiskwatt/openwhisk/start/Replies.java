package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.client.Ending;
import io.whiskwatt.platform.OutcomeKind;

/** What a reply's status and body say of how an invocation ended. */
final class Replies {
  private Replies() {}

  static OutcomeKind outcome(int status, byte[] body) {
    return switch (status) {
      case 200 -> looksLikeJson(body) ? OutcomeKind.SUCCESS : OutcomeKind.MALFORMED;
      case 202 -> OutcomeKind.ACCEPTED;
      case 429 -> OutcomeKind.THROTTLED;
      case 502 -> failure(body);
      default -> status / 100 == 4 ? OutcomeKind.REJECTED : OutcomeKind.PLATFORM_ERROR;
    };
  }

  private static boolean looksLikeJson(byte[] body) {
    return body.length > 1 && (body[0] == '{' || body[0] == '[');
  }

  /** A 502 with a record belongs to the activation; without one, to a gateway in between. */
  private static OutcomeKind failure(byte[] body) {
    return ActivationRecord.ofJson(body)
        .map(record -> outcome(record.ending()))
        .orElse(OutcomeKind.PLATFORM_ERROR);
  }

  /** How an activation ended, as its record says. */
  static OutcomeKind outcome(Ending ending) {
    return switch (ending) {
      case SUCCESS -> OutcomeKind.SUCCESS;
      case APPLICATION_ERROR -> OutcomeKind.APPLICATION_ERROR;
      case DEVELOPER_ERROR -> OutcomeKind.DEVELOPER_ERROR;
      case WHISK_ERROR, UNKNOWN -> OutcomeKind.PLATFORM_ERROR;
    };
  }
}
