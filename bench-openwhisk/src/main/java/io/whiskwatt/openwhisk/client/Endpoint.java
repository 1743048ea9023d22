package io.whiskwatt.openwhisk.client;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where an OpenWhisk answers, as whom to speak to it, and what to believe it.
 *
 * @param apiHost scheme, host and port: {@code https://192.168.27.6:31001}
 */
public record Endpoint(URI apiHost, AuthKey key, Trust trust) {
  private static final String SHAPE =
      "write it as https://host:port, the key apart (auth-file, AUTH)";

  public Endpoint {
    if (!isApiHost(apiHost)) {
      throw new IllegalArgumentException(words(apiHost.toString()) + "; " + SHAPE);
    }
  }

  /** With a certificate that the system trusts, where it speaks TLS. */
  public Endpoint(URI apiHost, AuthKey key) {
    this(apiHost, key, Trust.systemDefault());
  }

  /** Reads an API host as people write it: without a scheme, {@code https} is meant. */
  public static Parsed<URI> apiHost(String text) {
    String trimmed = text.strip();
    try {
      URI uri = new URI(trimmed.contains("://") ? trimmed : "https://" + trimmed);
      return isApiHost(uri) ? Parsed.of(uri) : Parsed.failed(Problem.of(words(trimmed), SHAPE));
    } catch (URISyntaxException malformed) {
      return Parsed.failed(Problem.of(words(trimmed), SHAPE));
    }
  }

  private static boolean isApiHost(URI uri) {
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    return (http || https)
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  /** What stands before an {@code @} may be a key. */
  private static String words(String text) {
    int at = text.lastIndexOf('@');
    return at < 0
        ? "an API host is a URL with scheme and host, not '" + text + "'"
        : "an API host has no user in it: '[hidden]" + text.substring(at) + "'";
  }
}
