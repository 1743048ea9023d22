package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.script.Script;
import io.whiskwatt.cluster.script.ScriptKind;
import io.whiskwatt.cluster.script.Scripts;
import io.whiskwatt.cluster.webhook.ServerCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of one cluster: its scripts, and what became of them on its machines. */
record ClusterFolder(Path path, Inventory cluster) {
  private static final int TOKEN_BYTES = 32;
  private static final int DAYS = 365;
  private static final Duration A_MONTH = Duration.ofDays(30);
  private static final String OWNER_ONLY = "rw-------";
  private static final String KEY_STORE = "webhook.p12";
  private static final String PASSWORD = "webhook.password";
  private static final String AUTHORITY = "webhook-ca.pem";

  /** In a folder of folders. */
  static ClusterFolder of(Path all, Inventory cluster) {
    return new ClusterFolder(all.resolve(cluster.name()), cluster);
  }

  /** Writes the scripts and what lies beside them, and returns the names of all. */
  List<String> write() throws IOException, InterruptedException {
    Files.createDirectories(path);
    List<String> names = new ArrayList<>();
    for (Script script : Scripts.of(cluster)) {
      write(script.name(), script.text().getBytes(StandardCharsets.UTF_8), "rwxr-xr-x");
      names.add(script.name());
      for (Map.Entry<String, byte[]> file : companions(script.kind()).entrySet()) {
        boolean secret = !file.getKey().endsWith(".jar") && !file.getKey().endsWith(".pem");
        write(file.getKey(), file.getValue(), secret ? OWNER_ONLY : "rw-r--r--");
        names.add(file.getKey());
      }
    }
    return names;
  }

  /** What lies beside a script, as far as this build carries it. */
  Map<String, byte[]> companions(ScriptKind kind) throws IOException, InterruptedException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (kind == ScriptKind.AGENT) {
      carry(CarriedJar.AGENT, files);
      files.put("agent.token", token("agent.token"));
    } else if (kind == ScriptKind.WEBHOOK) {
      carry(CarriedJar.WEBHOOK, files);
      files.put("webhook.token", token("webhook.token"));
      certificates(files);
    }
    return files;
  }

  /** Of the webhook's certificate; empty: there is none yet. */
  Optional<String> fingerprint() throws IOException {
    return Files.exists(path.resolve(KEY_STORE))
        ? Optional.of(
            ServerCertificates.fingerprint(path.resolve(KEY_STORE), path.resolve(PASSWORD)))
        : Optional.empty();
  }

  private static void carry(CarriedJar jar, Map<String, byte[]> files) throws IOException {
    jar.find().ifPresent(bytes -> files.put(jar.file(), bytes));
  }

  /** A secret that is made when it is first asked for. */
  private byte[] token(String name) throws IOException {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      byte[] random = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(random);
      String text = HexFormat.of().formatHex(random) + "\n";
      write(name, text.getBytes(StandardCharsets.US_ASCII), OWNER_ONLY);
    }
    return Files.readAllBytes(file);
  }

  /** New ones where there are none, or those there are expire within a month. */
  private void certificates(Map<String, byte[]> files) throws IOException, InterruptedException {
    Path authority = path.resolve(AUTHORITY);
    if (!Files.exists(path.resolve(KEY_STORE)) || !ServerCertificates.last(authority, A_MONTH)) {
      Path folder = Files.createTempDirectory(path.toAbsolutePath(), ".webhook");
      ServerCertificates.Made made =
          ServerCertificates.make(folder, "whiskwatt-webhook", "whiskwatt", DAYS);
      write(PASSWORD, Files.readAllBytes(made.passwordFile()), OWNER_ONLY);
      write(KEY_STORE, Files.readAllBytes(made.keyStore()), OWNER_ONLY);
      write(AUTHORITY, Files.readAllBytes(made.authority()), "rw-r--r--");
      for (Path file : List.of(made.passwordFile(), made.keyStore(), made.authority(), folder)) {
        Files.delete(file);
      }
    }
    for (String name : List.of(KEY_STORE, PASSWORD, AUTHORITY)) {
      files.put(name, Files.readAllBytes(path.resolve(name)));
    }
  }

  /** Whole or not at all; nobody runs half of a script. */
  private void write(String name, byte[] content, String permissions) throws IOException {
    Path part = Files.createTempFile(path.toAbsolutePath(), ".part", "");
    Files.write(part, content);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(permissions));
    Files.move(
        part,
        path.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
