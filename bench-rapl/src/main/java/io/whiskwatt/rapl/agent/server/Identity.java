package io.whiskwatt.rapl.agent.server;

import io.whiskwatt.rapl.machine.LocalNode;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Which agent on which node.
 *
 * @param agentId another one after each start
 * @param startedNanos on the node's clock
 */
public record Identity(LocalNode node, String version, String agentId, long startedNanos) {
  private static final int ID_BYTES = 8;

  public static Identity of(LocalNode node, String version, long startedNanos) {
    byte[] random = new byte[ID_BYTES];
    new SecureRandom().nextBytes(random);
    return new Identity(node, version, HexFormat.of().formatHex(random), startedNanos);
  }

  String bootId() {
    return node.node().id().value();
  }
}
