package io.whiskwatt.rapl.machine;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine's {@code proc} and {@code sys} made of plain files, for tests. */
public final class MachineFolder {
  public static final Node NODE =
      new Node(new NodeId("5c6dba4e-0000-4000-8000-000000000001"), "n1");

  private final Path root;

  private MachineFolder(Path root) {
    this.root = root;
  }

  /** With processors of two CPUs per socket. */
  public static MachineFolder in(Path root, String vendor, int sockets) {
    MachineFolder folder = new MachineFolder(root);
    StringBuilder text = new StringBuilder();
    for (int cpu = 0; cpu < 2 * sockets; cpu++) {
      text.append(processor(cpu, cpu / 2, vendor));
    }
    return folder
        .write("proc/cpuinfo", text.toString())
        .write("sys/devices/system/cpu/online", "0-" + (2 * sockets - 1) + "\n");
  }

  public static LocalNode intel(Path root, int sockets) {
    return in(root, "GenuineIntel", sockets).read();
  }

  private static String processor(int number, int socket, String vendor) {
    return String.join(
        "\n",
        "processor\t: " + number,
        "vendor_id\t: " + vendor,
        "model name\t: Some Processor 9000",
        "physical id\t: " + socket,
        "core id\t\t: " + number % 2,
        "flags\t\t: fpu sse2",
        "",
        "");
  }

  public MachineFolder write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public LocalNode read() {
    return LocalNode.under(root, NODE);
  }
}
