package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.client.AuthKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The one key that is let in. Digests are compared, and in constant time: how long that takes tells
 * neither how much of a key was right nor how long the right one is.
 */
final class Authentication {
  private static final String SCHEME = "basic ";

  private final byte[] expected;

  Authentication(AuthKey key) {
    expected = digest(key.header());
  }

  /** What is wrong with the key in this header; empty: nothing. */
  Optional<String> problem(Optional<String> authorization) {
    return authorization
        .map(given -> MessageDigest.isEqual(expected, digest(given)))
        .map(right -> right ? Optional.<String>empty() : Optional.of(Texts.AUTHENTICATION_INVALID))
        .orElse(Optional.of(Texts.AUTHENTICATION_MISSING));
  }

  private static byte[] digest(String header) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(credentials(header));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** User and password; nothing for what is not Basic, which no key is equal to. */
  private static byte[] credentials(String header) {
    if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return new byte[0];
    }
    try {
      String encoded = header.substring(SCHEME.length()).strip();
      return Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
