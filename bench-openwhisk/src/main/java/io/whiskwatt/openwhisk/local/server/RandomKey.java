package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.client.AuthKey;
import java.security.SecureRandom;
import java.util.UUID;

/** Keys in the form of OpenWhisk's own: a UUID, a colon, 64 letters and digits. */
public final class RandomKey {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LENGTH = 64;

  private RandomKey() {}

  public static AuthKey make() {
    return AuthKey.of(text());
  }

  /** The key itself, for the file that is to hold it. */
  public static String text() {
    SecureRandom random = new SecureRandom();
    StringBuilder key = new StringBuilder(UUID.randomUUID().toString()).append(':');
    random.ints(LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt).forEach(key::append);
    return key.toString();
  }
}
