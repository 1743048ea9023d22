package io.whiskwatt.cli.hostile;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.trust.Trust;
import java.nio.file.Path;
import java.time.Duration;

/** Ways in which a client that wants to speak TLS is badly received. */
enum Received {
  BY_A_CERTIFICATE_NOBODY_VOUCHES_FOR(Fault.CERTIFICATE),
  BY_AN_EXPIRED_CERTIFICATE(Fault.CERTIFICATE),
  BY_A_CERTIFICATE_FOR_ANOTHER_HOST(Fault.CERTIFICATE),
  BY_ANOTHER_CERTIFICATE_THAN_THE_PINNED(Fault.CERTIFICATE),
  IN_THE_CLEAR(Fault.TLS),
  WITH_AN_END_IN_THE_HANDSHAKE(Fault.TLS),
  WITH_A_RESET_IN_THE_HANDSHAKE(Fault.TLS),
  WITH_SILENCE(Fault.DEADLINE);

  private final Fault fault;

  Received(Fault fault) {
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  Duration patience() {
    return this == WITH_SILENCE ? CallerBench.SHORT : CallerBench.LONG;
  }

  Certificates certificate(Path folder) {
    return switch (this) {
      case BY_AN_EXPIRED_CERTIFICATE -> Certificates.expired(folder);
      case BY_A_CERTIFICATE_FOR_ANOTHER_HOST -> Certificates.make(folder, "dns:elsewhere.example");
      case BY_A_CERTIFICATE_NOBODY_VOUCHES_FOR,
          BY_ANOTHER_CERTIFICATE_THAN_THE_PINNED,
          IN_THE_CLEAR,
          WITH_AN_END_IN_THE_HANDSHAKE,
          WITH_A_RESET_IN_THE_HANDSHAKE,
          WITH_SILENCE ->
          Certificates.here();
    };
  }

  Trust trust(Certificates shown) {
    return switch (this) {
      case BY_A_CERTIFICATE_NOBODY_VOUCHES_FOR -> Trust.systemDefault();
      case BY_ANOTHER_CERTIFICATE_THAN_THE_PINNED -> Trust.pinned("00".repeat(32));
      case BY_AN_EXPIRED_CERTIFICATE,
          BY_A_CERTIFICATE_FOR_ANOTHER_HOST,
          IN_THE_CLEAR,
          WITH_AN_END_IN_THE_HANDSHAKE,
          WITH_A_RESET_IN_THE_HANDSHAKE,
          WITH_SILENCE ->
          Trust.caFile(shown.pem());
    };
  }

  Door door(Certificates shown) {
    return switch (this) {
      case BY_A_CERTIFICATE_NOBODY_VOUCHES_FOR,
          BY_AN_EXPIRED_CERTIFICATE,
          BY_A_CERTIFICATE_FOR_ANOTHER_HOST,
          BY_ANOTHER_CERTIFICATE_THAN_THE_PINNED ->
          Door.tls(shown.context());
      case IN_THE_CLEAR -> Door.inTheClear();
      case WITH_AN_END_IN_THE_HANDSHAKE -> Door.hangsUp();
      case WITH_A_RESET_IN_THE_HANDSHAKE -> Door.resets();
      case WITH_SILENCE -> Door.silent();
    };
  }
}
