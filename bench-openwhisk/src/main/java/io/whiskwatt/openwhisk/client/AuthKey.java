package io.whiskwatt.openwhisk.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An OpenWhisk key, {@code user:password}, which no text of this class shows. */
public final class AuthKey {
  private final String userAndPassword;

  private AuthKey(String userAndPassword) {
    this.userAndPassword = userAndPassword;
  }

  /**
   * A key as OpenWhisk prints it.
   *
   * @param userAndPassword with a colon between the two
   */
  public static AuthKey of(String userAndPassword) {
    String trimmed = userAndPassword.strip();
    if (trimmed.indexOf(':') < 1) {
      throw new IllegalArgumentException(
          "an OpenWhisk key is written user:password, and this text has no user before a colon");
    }
    return new AuthKey(trimmed);
  }

  /** The value of the {@code Authorization} header. */
  public String header() {
    return "Basic "
        + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AuthKey[hidden]";
  }
}
