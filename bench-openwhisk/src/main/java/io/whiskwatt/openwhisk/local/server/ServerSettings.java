package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.client.AuthKey;
import java.net.InetAddress;

/**
 * How the embedded platform is reached.
 *
 * @param address the interface it listens on; any other than loopback opens this machine to whoever
 *     has the key
 * @param port 1–65535, or 0 for any free one
 * @param key the only one that is let in
 */
public record ServerSettings(InetAddress address, int port, AuthKey key, ServerLimits limits) {
  /** On the loopback interface. */
  public static ServerSettings onLoopback(int port, AuthKey key, ServerLimits limits) {
    return new ServerSettings(InetAddress.getLoopbackAddress(), port, key, limits);
  }

  /** On the loopback interface, at a free port, with a new random key. */
  public static ServerSettings privately(ServerLimits limits) {
    return onLoopback(0, RandomKey.make(), limits);
  }
}
