package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.client.AuthKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * How the embedded platform is reached. It listens on the loopback interface only.
 *
 * @param port 1–65535, or 0 for any free one
 * @param key the only one that is let in
 */
public record ServerSettings(int port, AuthKey key, ServerLimits limits) {
  /** A free port and a new random key. */
  public static ServerSettings privately(ServerLimits limits) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new ServerSettings(0, AuthKey.of("guest:" + HexFormat.of().formatHex(secret)), limits);
  }
}
