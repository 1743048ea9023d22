package io.whiskwatt.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that only itself has signed, with its key.
 *
 * @param pem the certificate alone
 */
record Certificates(Path pem, SSLContext context) {
  private static final String PASSWORD = "of-a-test";

  /**
   * Makes one.
   *
   * @param names {@code ip:127.0.0.1}
   * @param dates as keytool takes them
   */
  static Certificates make(Path folder, String names, String... dates) {
    try {
      Path store = folder.resolve("server.p12");
      Path pem = folder.resolve("ca.pem");
      List<String> generate =
          new ArrayList<>(
              List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=hostile, O=WhiskWatt"));
      generate.addAll(List.of("-ext", "san=" + names));
      generate.addAll(List.of(dates));
      keytool(store, generate);
      keytool(store, List.of("-exportcert", "-rfc", "-file", pem.toString()));
      return new Certificates(pem, context(store));
    } catch (Exception unmade) {
      throw new AssertionError("no certificate", unmade);
    }
  }

  private static void keytool(Path store, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-alias", "server", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    Path log = store.resolveSibling("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
