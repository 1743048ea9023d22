package io.whiskwatt.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine this process runs on, told by its boot id. */
public final class ThisMachine {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** Asking the resolver instead could wait for a name server. */
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private ThisMachine() {}

  /**
   * Its boot id, or where the kernel shows none, its host name marked as such; and its host name.
   */
  public static Node node() {
    String host = hostName();
    return new Node(new NodeId(bootId(host)), host);
  }

  private static String bootId(String host) {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "host-" + host;
    }
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
