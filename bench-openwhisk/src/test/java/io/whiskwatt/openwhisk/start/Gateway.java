package io.whiskwatt.openwhisk.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.openwhisk.client.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Stands before a server, writes down every request, and answers some itself. In replies of others
 * it puts the host of a worker in place of {@code @host@}.
 */
final class Gateway implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Endpoint server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private volatile UnaryOperator<String> hostOf = action -> "host";

  private record Rule(Predicate<String> request, int status, String body, AtomicInteger left) {}

  Gateway(Endpoint server) throws IOException {
    this.server = server;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  Endpoint endpoint() {
    URI here = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    return new Endpoint(here, server.key());
  }

  /** As {@code PUT /api/v1/…}, in the order they came. */
  List<String> requests() {
    return requests;
  }

  /** The most of the requests that change an action at the same time. */
  int mostChangesUnderWay() {
    return mostUnderWay.get();
  }

  /** The next requests like this are answered here. */
  void answer(Predicate<String> request, int times, int status, String body) {
    rules.add(new Rule(request, status, body, new AtomicInteger(times)));
  }

  /** Which host serves an action, by its name. */
  void hosts(UnaryOperator<String> hostOfAction) {
    hostOf = hostOfAction;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request);
    boolean changes = !exchange.getRequestMethod().matches("GET|POST");
    if (changes) {
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    }
    try (exchange) {
      Optional<Rule> rule =
          rules.stream()
              .filter(each -> each.request.test(request) && each.left.getAndDecrement() > 0)
              .findFirst();
      if (rule.isPresent()) {
        exchange.getRequestBody().readAllBytes();
        reply(exchange, rule.get().status, rule.get().body);
      } else {
        pass(exchange);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      if (changes) {
        underWay.decrementAndGet();
      }
    }
  }

  private void pass(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest request =
        HttpRequest.newBuilder(server.apiHost().resolve(exchange.getRequestURI()))
            .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
            .header("Content-Type", "application/json")
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    response
        .headers()
        .firstValue("x-openwhisk-activation-id")
        .ifPresent(id -> exchange.getResponseHeaders().set("x-openwhisk-activation-id", id));
    String path = exchange.getRequestURI().getPath();
    String action = path.substring(path.lastIndexOf('/') + 1);
    reply(exchange, response.statusCode(), response.body().replace("@host@", hostOf.apply(action)));
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
