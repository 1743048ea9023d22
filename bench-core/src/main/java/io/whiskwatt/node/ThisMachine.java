package io.whiskwatt.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine this process runs on, told by its boot id. */
public final class ThisMachine {
  private static final String BOOT_ID = "proc/sys/kernel/random/boot_id";

  /** Asking the resolver instead could wait for a name server. */
  private static final String HOST_NAME = "proc/sys/kernel/hostname";

  private ThisMachine() {}

  /**
   * Its boot id, or where the kernel shows none, its host name marked as such; and its host name.
   */
  public static Node node() {
    return nodeUnder(Path.of("/"));
  }

  /**
   * The same, where {@code proc} is below another root.
   *
   * @param root {@code /}, or a folder with the same layout
   */
  public static Node nodeUnder(Path root) {
    String host = hostName(root);
    return new Node(new NodeId(bootId(root, host)), host);
  }

  private static String bootId(Path root, String host) {
    try {
      return Files.readString(root.resolve(BOOT_ID)).strip();
    } catch (IOException e) {
      return "host-" + host;
    }
  }

  private static String hostName(Path root) {
    try {
      return Files.readString(root.resolve(HOST_NAME)).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
