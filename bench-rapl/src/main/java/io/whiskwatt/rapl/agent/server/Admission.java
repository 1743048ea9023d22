package io.whiskwatt.rapl.agent.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.whiskwatt.rapl.agent.access.AccessToken;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may ask what.
 *
 * @param token empty: whoever reaches the agent is trusted
 */
record Admission(Optional<AccessToken> token) {
  private static final int LONGEST_PATH = 64;
  private static final int LONGEST_QUERY = 128;
  private static final String BEARER = "Bearer ";

  /** An address or the name that only ever means this machine, with or without a port. */
  private static final Pattern ADDRESS =
      Pattern.compile("localhost(:[0-9]+)?|[0-9.]+(:[0-9]+)?|\\[[0-9A-Fa-f:.%]+](:[0-9]+)?");

  /** Refuses what no path of the agent could be meant by. */
  void check(HttpExchange exchange) throws Refusal {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new Refusal(405, "only GET and HEAD are known");
    }
    if (hasBody(exchange.getRequestHeaders())) {
      throw new Refusal(413, "a request here has no body");
    }
    if (length(exchange.getRequestURI().getRawPath()) > LONGEST_PATH
        || length(exchange.getRequestURI().getRawQuery()) > LONGEST_QUERY) {
      throw new Refusal(414, "no path or query here is that long");
    }
    checkHost(exchange.getRequestHeaders());
  }

  /** True for who may know everything. */
  boolean trusts(HttpExchange exchange) {
    if (token.isEmpty()) {
      return true;
    }
    List<String> given = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    return given.size() == 1
        && given.get(0).startsWith(BEARER)
        && token.get().matches(given.get(0).substring(BEARER.length()));
  }

  /**
   * Where no token is asked for, a web page that a user of this machine looks at must not get in by
   * having its own name point here: a browser then sends that name.
   */
  private void checkHost(Headers headers) throws Refusal {
    String host = Optional.ofNullable(headers.getFirst("Host")).orElse("localhost");
    if (token.isEmpty() && !ADDRESS.matcher(host).matches()) {
      throw new Refusal(
          403, "without a token the agent is asked by its address, not by a name; or localhost");
    }
  }

  private static boolean hasBody(Headers headers) {
    String length = Optional.ofNullable(headers.getFirst("Content-Length")).orElse("0");
    return !length.equals("0") || headers.containsKey("Transfer-Encoding");
  }

  private static int length(String text) {
    return Optional.ofNullable(text).map(String::length).orElse(0);
  }
}
