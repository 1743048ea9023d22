package io.whiskwatt.rapl.client;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Values;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads an agent's URL: {@code https://192.168.27.7:9177}. */
final class AgentUrl {
  /** Where an agent listens unless it was told otherwise. */
  static final int DEFAULT_PORT = 9177;

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)]");
  private static final String HINT = "write https://HOST:" + DEFAULT_PORT;

  private AgentUrl() {}

  static Parsed<URI> read(ConfigNode node) {
    ValueReader<String> text = Values.text();
    return text.then(value -> url(node, value)).read(node);
  }

  private static Parsed<URI> url(ConfigNode node, String text) {
    try {
      URI url = new URI(text.strip());
      return isOne(url) ? Parsed.of(normal(url)) : refused(node);
    } catch (URISyntaxException malformed) {
      return refused(node);
    }
  }

  private static boolean isOne(URI url) {
    boolean web =
        "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    boolean bare = url.getPath() == null || url.getPath().isEmpty() || url.getPath().equals("/");
    return web
        && bare
        && url.getHost() != null
        && url.getPort() <= 65535
        && url.getUserInfo() == null
        && url.getQuery() == null
        && url.getFragment() == null;
  }

  /** Equal addresses are equal texts. */
  private static URI normal(URI url) {
    int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    return URI.create(
        url.getScheme().toLowerCase(Locale.ROOT)
            + "://"
            + url.getHost().toLowerCase(Locale.ROOT)
            + ":"
            + port);
  }

  private static Parsed<URI> refused(ConfigNode node) {
    return Parsed.failed(
        Problem.at(node.position(), node.describe() + " is not the URL of an agent", HINT));
  }

  static boolean isLoopback(URI url) {
    return LOOPBACK.matcher(url.getHost()).matches();
  }
}
