package io.whiskwatt.cluster.webhook;

import io.whiskwatt.rapl.agent.access.AccessToken;
import io.whiskwatt.rapl.agent.access.AgentUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The process of one replica: listens until it is told to end. */
public final class WebhookMain {
  private static final int GRACE_SECONDS = 5;
  private static final int USAGE = 2;
  private static final int ENVIRONMENT = 3;

  private WebhookMain() {}

  /** Runs it. */
  public static void main(String... words) {
    limits();
    try {
      WebhookServer server = start(WebhookOptions.read(words));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> server.stop(GRACE_SECONDS), "whiskwatt-webhook-stop"));
      System.out.println("whiskwatt webhook listens at port " + server.address().getPort());
    } catch (WebhookOptions.Refused refused) {
      System.err.println(refused.getMessage() + "\n" + WebhookOptions.USAGE);
      System.exit(USAGE);
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | AgentUnavailable failure) {
      System.err.println("the webhook cannot start: " + failure.getMessage());
      System.exit(ENVIRONMENT);
    }
  }

  /** Of the JDK's server, which reads them once; a value that was given with -D stays. */
  private static void limits() {
    limit("sun.net.httpserver.maxReqTime", "5");
    limit("sun.net.httpserver.maxRspTime", "5");
    limit("sun.net.httpserver.maxReqHeaderSize", "16384");
    limit("sun.net.httpserver.nodelay", "true");
    limit("jdk.httpserver.maxConnections", "256");
  }

  private static void limit(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  private static WebhookServer start(WebhookOptions options)
      throws IOException, GeneralSecurityException {
    return WebhookServer.start(
        new InetSocketAddress(options.port()),
        tls(options.keyStore(), options.passwordFile()),
        new RuntimeChoice(options.runtimeClass()),
        AccessToken.read(options.tokenFile()));
  }

  /** From a PKCS #12 key store. */
  static SSLContext tls(Path keyStore, Path passwordFile)
      throws IOException, GeneralSecurityException {
    char[] password = Files.readString(passwordFile).strip().toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      keys.load(in, password);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
