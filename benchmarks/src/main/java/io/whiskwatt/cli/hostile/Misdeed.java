package io.whiskwatt.cli.hostile;

import io.whiskwatt.platform.OutcomeKind;
import java.io.IOException;
import java.util.Locale;

/**
 * What the server does to one request. The first ones are no misdeeds, only forms of a reply that a
 * client must understand.
 */
public enum Misdeed {
  WHOLE(OutcomeKind.SUCCESS, Replying::whole),
  SLOW(OutcomeKind.SUCCESS, Replying::slow),
  /** A few bytes at a time, each in a packet of its own. */
  PIECES(OutcomeKind.SUCCESS, Replying::pieces),
  CHUNKED(OutcomeKind.SUCCESS, Replying::chunked),
  BIG(OutcomeKind.SUCCESS, Replying::big),
  /** 100 Continue, and then the reply. */
  INTERIM(OutcomeKind.SUCCESS, Replying::interim),
  HTTP_1_0(OutcomeKind.SUCCESS, Replying::oldHttp),
  /** Says that it will close the connection, and does. */
  LAST(OutcomeKind.SUCCESS, Replying::last),
  /** Of no given length: the end of the connection ends it. */
  UNTIL_CLOSE(OutcomeKind.SUCCESS, Replying::untilClose),
  /** A whole reply, and then closes the connection without having said so. */
  CLOSE_BEHIND(OutcomeKind.SUCCESS, Replying::closeBehind),
  ACCEPTED(OutcomeKind.ACCEPTED, Replying::accepted),
  APPLICATION_ERROR(OutcomeKind.APPLICATION_ERROR, Replying::applicationError),

  THROTTLED(OutcomeKind.THROTTLED, Replying::throttled),
  THROTTLED_FOR_A_TIME(OutcomeKind.THROTTLED_FOR_A_TIME, Replying::throttledForATime),
  /** 503 that invites to come again at once. */
  BUSY(OutcomeKind.PLATFORM_ERROR, Replying::busy),
  /** 408: some clients send again by themselves. */
  TIMED_OUT(OutcomeKind.REJECTED, Replying::timedOut),
  /** 307 to another path of this server. */
  ELSEWHERE(OutcomeKind.PLATFORM_ERROR, Replying::elsewhere),
  /** 200 with a page for people. */
  GATEWAY_PAGE(OutcomeKind.MALFORMED, Replying::gatewayPage),

  TRUNCATED_HEAD(OutcomeKind.TRUNCATED, Truncating::head),
  TRUNCATED_BODY(OutcomeKind.TRUNCATED, Truncating::body),
  TRUNCATED_CHUNK(OutcomeKind.TRUNCATED, Truncating::chunk),
  RESET_IN_BODY(OutcomeKind.TRUNCATED, Truncating::resetInBody),

  /** Bytes that are no HTTP, and then closes. */
  GARBAGE(OutcomeKind.MALFORMED, Garbling::bytes),
  GARBAGE_STATUS(OutcomeKind.MALFORMED, Garbling::status),
  NEGATIVE_STATUS(OutcomeKind.MALFORMED, Garbling::negativeStatus),
  GARBAGE_LENGTH(OutcomeKind.MALFORMED, Garbling::length),
  GARBAGE_CHUNK(OutcomeKind.MALFORMED, Garbling::chunk),

  /** A reply that never ends, as fast as it is read. */
  FLOOD(OutcomeKind.TOO_LARGE, Endless::flood),
  /** Announces ten gigabytes. */
  TOO_LONG(OutcomeKind.TOO_LARGE, Endless::tooLong),
  /** A reply that never ends, a byte now and then. */
  TRICKLE(OutcomeKind.UNANSWERED, Endless::trickle),
  /** Stops in the middle of a body. */
  STALL(OutcomeKind.UNANSWERED, Endless::stall),
  /** Reads the request and says nothing. */
  SILENCE(OutcomeKind.UNANSWERED, Endless::silence),

  /** Takes its time over the request, and closes. */
  HANG_UP(OutcomeKind.CONNECTION_LOST, Breaking::hangUp),
  /** Takes its time over the request, and resets the connection. */
  RESET(OutcomeKind.CONNECTION_LOST, Breaking::reset),
  /** Closes as soon as the request is read; answers where the connection is new. */
  DROP_KEPT(OutcomeKind.STALE_CONNECTION, Breaking::dropKept);

  private final OutcomeKind outcome;

  @SuppressWarnings("ImmutableEnumChecker") // references to methods, which hold nothing
  private final Act act;

  Misdeed(OutcomeKind outcome, Act act) {
    this.outcome = outcome;
    this.act = act;
  }

  /** What an honest client says became of its call. */
  public OutcomeKind outcome() {
    return outcome;
  }

  /** As it stands in a path: {@code truncated-body}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Misdeed ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** True: the connection goes on. */
  boolean on(Stage stage) throws IOException {
    return act.on(stage);
  }

  /** One way to answer. */
  interface Act {
    /** True: the connection goes on. */
    boolean on(Stage stage) throws IOException;
  }
}
