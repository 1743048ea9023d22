package io.whiskwatt.node;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine this process runs on, told by its boot id. */
public final class ThisMachine {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private ThisMachine() {}

  /** Its boot id, or where the kernel shows none, its host name marked as such; and its host name. */
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
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
