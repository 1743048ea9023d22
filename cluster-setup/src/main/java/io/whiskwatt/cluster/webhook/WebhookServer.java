package io.whiskwatt.cluster.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.whiskwatt.rapl.agent.access.AccessToken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * One replica: {@code POST /mutate} for the API server, {@code GET} and {@code PUT /runtime-class}
 * for whoever has the token, {@code GET /healthz}, {@code /readyz} and {@code /metrics}.
 */
final class WebhookServer implements AutoCloseable {
  /** The API server sends at most 3 MiB. */
  private static final int MOST_BYTES = 3 << 20;

  private static final int MOST_CHOICE_BYTES = 63;
  private static final int THREADS = 8;
  private static final int WAITING = 256;
  private static final int BACKLOG = 128;
  private static final int IDLE_SECONDS = 30;
  private static final String BEARER = "Bearer ";
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpsServer server;
  private final ThreadPoolExecutor threads;
  private final RuntimeChoice choice;
  private final AccessToken token;
  private final WebhookCounts counts = new WebhookCounts();

  private WebhookServer(HttpsServer server, RuntimeChoice choice, AccessToken token) {
    this.server = server;
    this.choice = choice;
    this.token = token;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "whiskwatt-webhook-request");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts to listen.
   *
   * @throws IOException when the address cannot be had
   */
  static WebhookServer start(
      InetSocketAddress address, SSLContext tls, RuntimeChoice choice, AccessToken token)
      throws IOException {
    HttpsServer https = HttpsServer.create(address, BACKLOG);
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    WebhookServer server = new WebhookServer(https, choice, token);
    https.setExecutor(server.threads);
    https.createContext("/", server::answer);
    https.start();
    return server;
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  /** What fails by itself must be seen at the API server, and not as a silent end. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        dispatch(exchange);
      } catch (RuntimeException | LinkageError defect) {
        send(exchange, 500, TEXT, "the webhook failed: " + defect + "\n");
      }
    }
  }

  private void dispatch(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/mutate" -> mutate(exchange);
      case "/runtime-class" -> runtimeClass(exchange);
      case "/healthz" -> get(exchange, "ok\n");
      case "/readyz" -> ready(exchange);
      case "/metrics" -> get(exchange, counts.text(choice.now().orElse("")));
      default -> send(exchange, 404, TEXT, "there is no such page\n");
    }
  }

  private void mutate(HttpExchange exchange) throws IOException {
    long began = System.nanoTime();
    if (!isMethod(exchange, "POST")) {
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      counts.add(WebhookCounts.Kind.REFUSED, System.nanoTime() - began);
      // Who is cut off while it still sends does not hear the answer.
      exchange.getRequestBody().readNBytes(MOST_BYTES);
      send(exchange, 413, TEXT, "a review has at most " + MOST_BYTES + " bytes\n");
      return;
    }
    try {
      ReviewReply reply = choice.decide(ReviewReader.read(body));
      byte[] json = reply.json();
      counts.add(kind(reply), System.nanoTime() - began);
      send(exchange, 200, JSON, json);
    } catch (MalformedReview malformed) {
      counts.add(WebhookCounts.Kind.REFUSED, System.nanoTime() - began);
      send(exchange, 400, TEXT, "this is no review of a pod: " + malformed.getMessage() + "\n");
    }
  }

  private static WebhookCounts.Kind kind(ReviewReply reply) {
    if (reply.denied().isPresent()) {
      return WebhookCounts.Kind.DENIED;
    }
    return reply.patchedTo().isPresent()
        ? WebhookCounts.Kind.PATCHED
        : WebhookCounts.Kind.UNCHANGED;
  }

  private void runtimeClass(HttpExchange exchange) throws IOException {
    if (!isAllowed(exchange)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      send(exchange, 401, TEXT, "the token is missing or another one\n");
      return;
    }
    if (exchange.getRequestMethod().equals("GET")) {
      get(exchange, choice.now().orElse("") + "\n");
    } else if (isMethod(exchange, "PUT")) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_CHOICE_BYTES + 2);
      choose(exchange, new String(body, StandardCharsets.UTF_8).strip());
    }
  }

  private void choose(HttpExchange exchange, String name) throws IOException {
    try {
      choice.choose(name);
      send(exchange, 200, TEXT, name + "\n");
    } catch (IllegalArgumentException refused) {
      send(exchange, 400, TEXT, refused.getMessage() + "\n");
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .filter(given -> given.startsWith(BEARER))
        .map(given -> token.matches(given.substring(BEARER.length())))
        .orElse(false);
  }

  private void ready(HttpExchange exchange) throws IOException {
    boolean chosen = choice.now().isPresent();
    send(exchange, chosen ? 200 : 503, TEXT, chosen ? "ok\n" : "no runtime class is chosen\n");
  }

  private static void get(HttpExchange exchange, String text) throws IOException {
    if (isMethod(exchange, "GET")) {
      send(exchange, 200, TEXT, text);
    }
  }

  /** Answers where it is another. */
  private static boolean isMethod(HttpExchange exchange, String method) throws IOException {
    if (exchange.getRequestMethod().equals(method)) {
      return true;
    }
    exchange.getResponseHeaders().set("Allow", method);
    send(exchange, 405, TEXT, "this page takes " + method + "\n");
    return false;
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Takes no more connections, and gives reviews under way so many seconds to end. */
  void stop(int graceSeconds) {
    server.stop(graceSeconds);
    threads.shutdown();
  }

  @Override
  public void close() {
    stop(0);
  }
}
