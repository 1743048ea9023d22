package io.whiskwatt.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's certificate with its key.
 *
 * @param pem the certificate of who vouches for it
 */
record Certificates(Path pem, SSLContext context) {
  private static final String PASSWORD = "of-a-test";

  /** Made once for all tests of this machine's address. */
  private static final class Shared {
    static final Certificates HERE = temporary();

    private static Certificates temporary() {
      try {
        Path folder = Files.createTempDirectory("whiskwatt-certificates");
        return make(folder, "ip:127.0.0.1");
      } catch (IOException noFolder) {
        throw new UncheckedIOException(noFolder);
      }
    }
  }

  /** For 127.0.0.1, vouched for by itself. */
  static Certificates here() {
    return Shared.HERE;
  }

  /**
   * Vouched for by itself.
   *
   * @param names {@code ip:127.0.0.1}
   */
  static Certificates make(Path folder, String names) {
    Path store = folder.resolve("server.p12");
    Path pem = folder.resolve("server.pem");
    pair(store, "CN=hostile", "san=" + names);
    keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
    return new Certificates(pem, context(store));
  }

  /**
   * For 127.0.0.1, signed by another that vouches for it, and past its time: who vouches is not.
   */
  static Certificates expired(Path folder) {
    Path authority = folder.resolve("authority.p12");
    Path store = folder.resolve("server.p12");
    Path pem = folder.resolve("authority.pem");
    String request = folder.resolve("server.csr").toString();
    String signed = folder.resolve("server.pem").toString();
    pair(authority, "CN=authority", "bc:c");
    keytool(authority, "-exportcert", "-rfc", "-file", pem.toString());
    pair(store, "CN=hostile", "san=ip:127.0.0.1");
    keytool(store, "-certreq", "-file", request);
    keytool(
        authority,
        "-gencert",
        "-rfc",
        "-infile",
        request,
        "-outfile",
        signed,
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        "-10d",
        "-validity",
        "5");
    keytool(store, "-importcert", "-noprompt", "-file", pem.toString(), "-alias", "authority");
    keytool(store, "-importcert", "-noprompt", "-file", signed);
    return new Certificates(pem, context(store));
  }

  private static void pair(Path store, String name, String extension) {
    keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", name, "-ext", extension);
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
    if (!command.contains("-alias")) {
      command.addAll(List.of("-alias", "server"));
    }
    Path log = store.resolveSibling("keytool.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } catch (IOException | InterruptedException unmade) {
      throw new AssertionError("no certificate", unmade);
    }
  }

  private static SSLContext context(Path file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD.toCharArray());
      }
      String usual = KeyManagerFactory.getDefaultAlgorithm();
      KeyManagerFactory keys = KeyManagerFactory.getInstance(usual);
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException unread) {
      throw new AssertionError("no certificate", unread);
    }
  }
}
