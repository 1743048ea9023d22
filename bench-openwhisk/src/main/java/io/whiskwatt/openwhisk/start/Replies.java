package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.openwhisk.call.RawReply;
import io.whiskwatt.openwhisk.client.ActivationRecord;
import io.whiskwatt.openwhisk.client.Ending;
import io.whiskwatt.platform.OutcomeKind;
import java.nio.ByteBuffer;

/** What a reply's status and body say of how an invocation ended. */
public final class Replies {
  private Replies() {}

  /** Of an invocation that was answered by OpenWhisk. */
  public static OutcomeKind outcome(RawReply reply) {
    return switch (reply.status()) {
      case 200 -> looksLikeJson(reply.body()) ? OutcomeKind.SUCCESS : OutcomeKind.MALFORMED;
      case 202 -> OutcomeKind.ACCEPTED;
      case 429 -> reply.retryAfter() ? OutcomeKind.THROTTLED_FOR_A_TIME : OutcomeKind.THROTTLED;
      case 502 -> failure(reply.body());
      default -> reply.status() / 100 == 4 ? OutcomeKind.REJECTED : OutcomeKind.PLATFORM_ERROR;
    };
  }

  /** Of a call that got no whole reply. */
  public static OutcomeKind outcome(Fault fault) {
    return switch (fault) {
      case UNKNOWN_HOST -> OutcomeKind.UNKNOWN_HOST;
      case NO_CONNECTION -> OutcomeKind.NO_CONNECTION;
      case CERTIFICATE, TLS -> OutcomeKind.TLS_FAILED;
      case DEADLINE, INTERRUPTED, CANCELLED -> OutcomeKind.UNANSWERED;
      case CONNECTION_LOST -> OutcomeKind.CONNECTION_LOST;
      case TRUNCATED -> OutcomeKind.TRUNCATED;
      case STALE_CONNECTION -> OutcomeKind.STALE_CONNECTION;
      case TOO_LARGE -> OutcomeKind.TOO_LARGE;
      case NOT_UNDERSTOOD -> OutcomeKind.MALFORMED;
    };
  }

  private static boolean looksLikeJson(ByteBuffer body) {
    return body.remaining() > 1
        && (body.get(body.position()) == '{' || body.get(body.position()) == '[');
  }

  /** A 502 with a record belongs to the activation; without one, to a gateway in between. */
  private static OutcomeKind failure(ByteBuffer body) {
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
