package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.trust.TlsSettings;
import io.whiskwatt.trust.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;

/**
 * The runtime class that this platform's sandboxes have, on a cluster that several platforms of a
 * study share: every replica of the webhook is told before the platform makes a sandbox, and says
 * what it was told (design level L1).
 */
final class RuntimeSwitch {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 256;
  private static final int OK = 200;

  private final String runtimeClass;
  private final List<Replica> replicas;
  private final String token;

  /**
   * One replica of the webhook.
   *
   * @param url scheme, host and port
   */
  record Replica(URI url, Trust trust) {}

  /**
   * The switch.
   *
   * @param runtimeClass {@code runc}, or the name of a RuntimeClass
   * @param replicas one or more
   * @param token a secret
   */
  RuntimeSwitch(String runtimeClass, List<Replica> replicas, String token) {
    this.runtimeClass = runtimeClass;
    this.replicas = List.copyOf(replicas);
    this.token = token;
  }

  String runtimeClass() {
    return runtimeClass;
  }

  /** Platforms that share a cluster must not share actions: a sandbox would serve both. */
  Owner owner(Owner shared) {
    int mixed = (shared.run() + runtimeClass).hashCode();
    return new Owner(shared.study(), String.format("%08x", mixed));
  }

  /**
   * From now on.
   *
   * @throws PlatformUnavailable when a replica does not take it: its pods would have another one
   */
  void choose() {
    for (Replica replica : replicas) {
      ask(replica, "PUT");
    }
    for (Replica replica : replicas) {
      String now = ask(replica, "GET");
      if (!now.equals(runtimeClass)) {
        throw new PlatformUnavailable(
            replica.url()
                + " gives action pods the runtime class \""
                + now
                + "\" right after \""
                + runtimeClass
                + "\" was chosen; does another study switch this cluster?");
      }
    }
  }

  private String ask(Replica replica, String method) {
    try {
      HttpURLConnection connection = open(replica);
      try {
        return ask(connection, replica, method);
      } finally {
        connection.disconnect();
      }
    } catch (IOException | IllegalArgumentException failure) {
      throw new PlatformUnavailable(
          "the webhook at "
              + replica.url()
              + " does not answer: "
              + failure.getMessage()
              + "; see kubectl -n whiskwatt get pods",
          failure);
    }
  }

  private String ask(HttpURLConnection connection, Replica replica, String method)
      throws IOException {
    connection.setRequestMethod(method);
    connection.setConnectTimeout((int) LIMIT.toMillis());
    connection.setReadTimeout((int) LIMIT.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    if (method.equals("PUT")) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(runtimeClass.getBytes(StandardCharsets.UTF_8));
      }
    }
    int status = connection.getResponseCode();
    if (status != OK) {
      throw new PlatformUnavailable(
          "the webhook at "
              + replica.url()
              + " answered "
              + status
              + " when the runtime class \""
              + runtimeClass
              + "\" was chosen"
              + (status == 401 ? ": its token is another one" : ""));
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
    }
  }

  private static HttpURLConnection open(Replica replica) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) replica.url().resolve("/runtime-class").toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure) {
      TlsSettings tls = TlsSettings.of(replica.trust());
      secure.setSSLSocketFactory(tls.sockets());
      tls.hostNames().ifPresent(secure::setHostnameVerifier);
    }
    return connection;
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "RuntimeSwitch[" + runtimeClass + ", " + replicas + "]";
  }
}
