package io.whiskwatt.rapl.agent;

import io.whiskwatt.rapl.agent.access.KeyStoreFile;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an agent listens and to whom it answers.
 *
 * @param bind loopback: this machine only
 * @param port 0: any free one
 * @param tokenFile holds what clients must show; empty: nothing
 * @param keyStore TLS with this key; empty: plain HTTP
 */
public record AgentDoor(
    InetAddress bind, int port, Optional<Path> tokenFile, Optional<KeyStoreFile> keyStore) {
  public static final int DEFAULT_PORT = 9177;

  public static final AgentDoor DEFAULT =
      new AgentDoor(
          InetAddress.getLoopbackAddress(), DEFAULT_PORT, Optional.empty(), Optional.empty());

  public AgentDoor {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
    }
  }

  /** This one, at another place. */
  public AgentDoor at(InetAddress address, int other) {
    return new AgentDoor(address, other, tokenFile, keyStore);
  }

  /** This one, for clients that show this token. */
  public AgentDoor withToken(Path file) {
    return new AgentDoor(bind, port, Optional.of(file), keyStore);
  }

  /** This one, with TLS. */
  public AgentDoor withTls(KeyStoreFile file) {
    return new AgentDoor(bind, port, tokenFile, Optional.of(file));
  }
}
