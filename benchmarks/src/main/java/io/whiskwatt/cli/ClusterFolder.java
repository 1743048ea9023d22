package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.script.Script;
import io.whiskwatt.cluster.script.Scripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The folder of one cluster: its scripts, and what became of them on its machines. */
record ClusterFolder(Path path, Inventory cluster) {
  private static final int TOKEN_BYTES = 32;

  /** In a folder of folders. */
  static ClusterFolder of(Path all, Inventory cluster) {
    return new ClusterFolder(all.resolve(cluster.name()), cluster);
  }

  /** Writes the scripts, and returns their names. */
  List<String> write() throws IOException {
    Files.createDirectories(path);
    List<String> names = new ArrayList<>();
    for (Script script : Scripts.of(cluster)) {
      write(script.name(), script.text(), "rwxr-xr-x");
      names.add(script.name());
    }
    return names;
  }

  /** What the agents of this cluster and a study share; made when it is first asked for. */
  byte[] agentToken() throws IOException {
    Path file = path.resolve("agent.token");
    if (!Files.exists(file)) {
      byte[] random = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(random);
      write("agent.token", HexFormat.of().formatHex(random) + "\n", "rw-------");
    }
    return Files.readAllBytes(file);
  }

  /** Whole or not at all; nobody runs half of a script. */
  private void write(String name, String text, String permissions) throws IOException {
    Path part = Files.createTempFile(path.toAbsolutePath(), ".part", "");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(permissions));
    Files.move(
        part,
        path.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
