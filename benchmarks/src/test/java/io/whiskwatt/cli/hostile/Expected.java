package io.whiskwatt.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.openwhisk.call.Fault;
import java.util.Optional;

/** What a caller must tell of each misdeed. */
final class Expected {
  private Expected() {}

  static Optional<Fault> of(Misdeed misdeed) {
    return switch (misdeed.outcome()) {
      case SUCCESS,
          APPLICATION_ERROR,
          DEVELOPER_ERROR,
          PLATFORM_ERROR,
          ACCEPTED,
          THROTTLED,
          THROTTLED_FOR_A_TIME,
          REJECTED,
          DROPPED ->
          Optional.empty();
      case MALFORMED ->
          misdeed == Misdeed.GATEWAY_PAGE ? Optional.empty() : Optional.of(Fault.NOT_UNDERSTOOD);
      case TOO_LARGE -> Optional.of(Fault.TOO_LARGE);
      case TRUNCATED -> Optional.of(Fault.TRUNCATED);
      case UNANSWERED -> Optional.of(Fault.DEADLINE);
      case CONNECTION_LOST -> Optional.of(Fault.CONNECTION_LOST);
      case STALE_CONNECTION -> Optional.of(Fault.STALE_CONNECTION);
      case NO_CONNECTION -> Optional.of(Fault.NO_CONNECTION);
      case TLS_FAILED -> Optional.of(Fault.TLS);
      case UNKNOWN_HOST -> Optional.of(Fault.UNKNOWN_HOST);
    };
  }

  static void check(Misdeed misdeed, Heard.End end) {
    assertThat(end.fault()).as("%s: %s", misdeed, end.reason()).isEqualTo(of(misdeed));
    if (end.fault().isPresent()) {
      assertThat(end.reason()).isNotBlank();
    } else {
      checkReply(misdeed, end);
    }
  }

  private static void checkReply(Misdeed misdeed, Heard.End end) {
    assertThat(end.status()).as(misdeed.name()).isEqualTo(status(misdeed));
    assertThat(end.retryAfter())
        .isEqualTo(misdeed == Misdeed.BUSY || misdeed == Misdeed.THROTTLED_FOR_A_TIME);
    switch (misdeed.outcome()) {
      case SUCCESS -> checkRecord(misdeed, end);
      case ACCEPTED, APPLICATION_ERROR -> assertThat(end.id()).isEqualTo(Replying.ID);
      case DEVELOPER_ERROR,
          PLATFORM_ERROR,
          THROTTLED,
          THROTTLED_FOR_A_TIME,
          REJECTED,
          MALFORMED,
          TOO_LARGE,
          TRUNCATED,
          UNANSWERED,
          CONNECTION_LOST,
          STALE_CONNECTION,
          NO_CONNECTION,
          TLS_FAILED,
          UNKNOWN_HOST,
          DROPPED ->
          assertThat(end.id()).isEmpty();
    }
  }

  private static void checkRecord(Misdeed misdeed, Heard.End end) {
    assertThat(end.id()).isEqualTo(Replying.ID);
    if (misdeed == Misdeed.BIG) {
      assertThat(end.body()).hasSizeGreaterThan(1 << 20).startsWith("{").endsWith("}");
    } else {
      assertThat(end.body()).isEqualTo(Replying.success());
    }
  }

  private static int status(Misdeed misdeed) {
    return switch (misdeed.outcome()) {
      case SUCCESS, MALFORMED -> 200;
      case ACCEPTED -> 202;
      case APPLICATION_ERROR -> 502;
      case THROTTLED, THROTTLED_FOR_A_TIME -> 429;
      case REJECTED -> 408;
      case PLATFORM_ERROR -> misdeed == Misdeed.BUSY ? 503 : 307;
      case DEVELOPER_ERROR,
          TOO_LARGE,
          TRUNCATED,
          UNANSWERED,
          CONNECTION_LOST,
          STALE_CONNECTION,
          NO_CONNECTION,
          TLS_FAILED,
          UNKNOWN_HOST,
          DROPPED ->
          0;
    };
  }
}
