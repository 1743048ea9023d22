package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.client.AuthKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The one key that is let in, compared in constant time. */
final class Authentication {
  private final byte[] expected;

  Authentication(AuthKey key) {
    expected = key.header().getBytes(StandardCharsets.UTF_8);
  }

  /** What is wrong with the request's key; empty: nothing. */
  Optional<String> problem(Request request) {
    if (request.authorization().isEmpty()) {
      return Optional.of(Texts.AUTHENTICATION_MISSING);
    }
    byte[] given = request.authorization().get().getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given)
        ? Optional.empty()
        : Optional.of(Texts.AUTHENTICATION_INVALID);
  }
}
