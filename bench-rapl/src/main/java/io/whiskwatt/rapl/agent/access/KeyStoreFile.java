package io.whiskwatt.rapl.agent.access;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A PKCS#12 file with the agent's key, and the file with its password.
 *
 * @param path made on the first start where it is missing
 * @param passwordFile likewise
 */
public record KeyStoreFile(Path path, Path passwordFile) {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final long LONGEST_SECONDS = 60;

  /** With the password beside it, in {@code agent.p12.password}. */
  public static KeyStoreFile at(Path path) {
    return new KeyStoreFile(path, path.resolveSibling(path.getFileName() + ".password"));
  }

  /**
   * Opens it, or makes it first with the JDK's {@code keytool}.
   *
   * @param name for people, in the certificate
   * @param address also in the certificate
   * @throws AgentUnavailable when neither works
   */
  public Certificate open(String name, InetAddress address) {
    if (Files.notExists(path)) {
      make(name, address);
    } else if (Files.notExists(passwordFile)) {
      throw new AgentUnavailable(
          "the key store \""
              + path
              + "\" has no password file \""
              + passwordFile
              + "\"; write one, or give another with --key-store-password-file");
    }
    return Certificate.read(path, passwordFile);
  }

  private void make(String name, InetAddress address) {
    try {
      if (Files.notExists(passwordFile)) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.createFile(passwordFile, OWNER_ONLY);
        Files.writeString(passwordFile, HexFormat.of().formatHex(random) + "\n");
      }
      Path folder = Files.createTempDirectory(path.toAbsolutePath().getParent(), ".key-store");
      try {
        Path made = folder.resolve("made.p12");
        runKeytool(made, name, address);
        Files.setPosixFilePermissions(made, OWNER_ONLY.value());
        Files.move(made, path);
      } finally {
        Files.deleteIfExists(folder.resolve("made.p12"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new AgentUnavailable(
          "no key store can be made at \"" + path + "\": " + e.getMessage(), e);
    }
  }

  /** The password goes through its file: arguments of a process can be seen by all. */
  private void runKeytool(Path made, String name, InetAddress address) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(keytool().toString(), "-genkeypair", "-alias", "agent"));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "3650"));
    command.addAll(List.of("-dname", "CN=" + name.replaceAll("[^A-Za-z0-9.-]", "-")));
    command.addAll(List.of("-ext", "san=" + alternatives(address), "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", made.toString()));
    command.addAll(List.of("-storepass:file", passwordFile.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exitCode(process) != 0) {
      throw new IOException("keytool says: " + said.strip());
    }
  }

  /** {@code 0.0.0.0} is every address of the machine: no client can aim at it. */
  private static String alternatives(InetAddress address) {
    String local = "dns:localhost,ip:127.0.0.1";
    boolean own = !address.isAnyLocalAddress() && !address.isLoopbackAddress();
    return own ? local + ",ip:" + address.getHostAddress().replaceFirst("%.*", "") : local;
  }

  private static Path keytool() {
    return Path.of(System.getProperty("java.home"), "bin", "keytool");
  }

  private static int exitCode(Process process) throws IOException {
    try {
      if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new IOException("keytool did not end within " + LONGEST_SECONDS + " s");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }
}
