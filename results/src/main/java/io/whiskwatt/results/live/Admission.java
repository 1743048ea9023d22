package io.whiskwatt.results.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests are heard at all.
 *
 * @param port the page's own
 */
record Admission(int port) {
  private static final int LONGEST_PATH = 64;
  private static final int LONGEST_QUERY = 64;

  /** Refuses what neither the page nor a curl on this machine would send. */
  void check(HttpExchange exchange) throws Refusal {
    checkHost(exchange.getRequestHeaders());
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new Refusal(405, "only GET and HEAD are known: this page changes nothing");
    }
    if (hasBody(exchange.getRequestHeaders())) {
      throw new Refusal(413, "a request here has no body");
    }
    if (length(exchange.getRequestURI().getRawPath()) > LONGEST_PATH
        || length(exchange.getRequestURI().getRawQuery()) > LONGEST_QUERY) {
      throw new Refusal(414, "no path or query here is that long");
    }
  }

  /**
   * A web page from elsewhere must not read a run by having its own name point to this machine: a
   * browser then sends that name.
   */
  private void checkHost(Headers headers) throws Refusal {
    List<String> given = headers.getOrDefault("Host", List.of());
    if (given.size() != 1 || !names().contains(given.get(0))) {
      throw new Refusal(403, "this page is asked as http://127.0.0.1:" + port + "/");
    }
  }

  private Set<String> names() {
    return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  private static boolean hasBody(Headers headers) {
    String length = Optional.ofNullable(headers.getFirst("Content-Length")).orElse("0");
    return !length.equals("0") || headers.containsKey("Transfer-Encoding");
  }

  private static int length(String text) {
    return Optional.ofNullable(text).map(String::length).orElse(0);
  }
}
