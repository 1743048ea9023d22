package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server on 127.0.0.1 with a certificate that only it has signed. */
public final class TlsServer implements AutoCloseable {
  private static final String PASSWORD = "of-a-test";

  private final Path folder;
  private final HttpsServer server;

  private TlsServer(Path folder, HttpsServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param names for the certificate: {@code ip:127.0.0.1}
   */
  public static TlsServer start(Path folder, String names) throws Exception {
    keytool(
        folder,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=of a test, O=WhiskWatt",
        "-ext",
        "san=" + names);
    keytool(folder, "-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer server = HttpsServer.create(here, 1);
    server.setHttpsConfigurator(new HttpsConfigurator(context(folder)));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = "[\"guest\"]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return new TlsServer(folder, server);
  }

  private static void keytool(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "server", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", folder.resolve("server.p12").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
  }

  private static SSLContext context(Path folder) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(folder), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore store(Path folder) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve("server.p12"))) {
      store.load(file, PASSWORD.toCharArray());
    }
    return store;
  }

  public URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /** With its certificate, for servers of another kind. */
  public SSLContext context() throws IOException, GeneralSecurityException {
    return context(folder);
  }

  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** In lower case, without colons. */
  public String fingerprint() throws IOException, GeneralSecurityException {
    byte[] der = store(folder).getCertificate("server").getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
