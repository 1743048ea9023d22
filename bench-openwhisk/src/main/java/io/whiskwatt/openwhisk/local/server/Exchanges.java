package io.whiskwatt.openwhisk.local.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Between the JDK's HTTP server and {@link Router}: bodies in, replies out. */
final class Exchanges implements HttpHandler {
  private static final String ID_LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final long MOST_DISCARDED_BYTES = 256L << 20;
  private static final long MOST_OF_STRANGERS = 1L << 20;
  private static final String REQUEST_ID = "X-Request-ID";

  private final Router router;
  private final Authentication authentication;

  Exchanges(Router router, Authentication authentication) {
    this.router = router;
    this.authentication = authentication;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      answer(exchange);
    } catch (RuntimeException defect) {
      if (exchange.getResponseCode() < 0) {
        Refusal refusal = Refusal.unrouted(500, Texts.INTERNAL_ERROR);
        send(exchange, refusal.response(newId()));
      }
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Optional<Bytes> body = body(exchange);
    if (body.isEmpty()) {
      exchange.getResponseHeaders().set("Connection", "close");
      send(exchange, Response.text(400, Texts.TOO_LARGE));
      return;
    }
    Request request = request(exchange, body.get());
    exchange.getResponseHeaders().set(REQUEST_ID, request.transactionId());
    router.route(request, response -> send(exchange, response));
  }

  /** Empty: it is larger than any request may be. */
  private Optional<Bytes> body(HttpExchange exchange) throws IOException {
    int max = ServerLimits.MAX_BODY_BYTES;
    InputStream in = exchange.getRequestBody();
    boolean stranger = authentication.problem(authorization(exchange)).isPresent();
    if (declaredLength(exchange) <= max) {
      if (stranger) {
        // Whoever has no key does not fill the memory either; what he may ask for needs no body.
        discard(in, MOST_OF_STRANGERS);
        return Optional.of(Bytes.of(""));
      }
      byte[] body = in.readNBytes(max + 1);
      if (body.length <= max) {
        return Optional.of(Bytes.of(body));
      }
    }
    discard(in, stranger ? MOST_OF_STRANGERS : MOST_DISCARDED_BYTES);
    return Optional.empty();
  }

  private static Optional<String> authorization(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  /** A client that is still sending would not see the reply. */
  private static void discard(InputStream in, long most) throws IOException {
    byte[] scrap = new byte[8192];
    long left = most;
    int read = in.read(scrap);
    while (read >= 0 && left > 0) {
      left -= read;
      read = in.read(scrap);
    }
  }

  private static long declaredLength(HttpExchange exchange) {
    String declared = exchange.getRequestHeaders().getFirst("Content-Length");
    try {
      return declared == null ? 0 : Long.parseLong(declared.strip());
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }

  private static Request request(HttpExchange exchange, Bytes body) {
    Headers headers = exchange.getRequestHeaders();
    return new Request(
        exchange.getRequestMethod(),
        path(exchange.getRequestURI().getRawPath()),
        Query.of(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        authorization(exchange),
        mediaType(Optional.ofNullable(headers.getFirst("Content-Type")).orElse("")),
        body,
        Optional.ofNullable(headers.getFirst(REQUEST_ID)).orElseGet(Exchanges::newId));
  }

  private static List<String> path(String raw) {
    return Arrays.stream(raw.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .map(segment -> segment.replace("+", "%2B"))
        .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
        .toList();
  }

  private static String mediaType(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static String newId() {
    StringBuilder id = new StringBuilder(32);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < 32; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }

  /** A client that went away is nobody's trouble but its own. */
  private static void send(HttpExchange exchange, Response response) {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      response.headers().forEach(headers::set);
      headers.set("Server", "whiskwatt");
      headers.set("Content-Type", response.contentType());
      Bytes body = exchange.getRequestMethod().equals("HEAD") ? Bytes.of("") : response.body();
      exchange.sendResponseHeaders(response.status(), body.isEmpty() ? -1 : body.length());
      try (OutputStream out = exchange.getResponseBody()) {
        body.writeTo(out);
      }
    } catch (IOException clientGone) {
      exchange.close();
    }
  }
}
