package io.whiskwatt.rapl.agent.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.whiskwatt.rapl.agent.metrics.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers requests: as many at the same time as the server has threads. */
final class Requests implements HttpHandler {
  private static final String JSON = "application/json";
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

  private static final int STRANGERS_PER_SECOND = 10;

  private final Admission admission;
  private final Answers answers;
  private final Health health;
  private final Metrics metrics;
  private final RateLimit strangers;

  Requests(Admission admission, Answers answers, Health health, Metrics metrics) {
    this.admission = admission;
    this.answers = answers;
    this.health = health;
    this.metrics = metrics;
    this.strangers = new RateLimit(STRANGERS_PER_SECOND, health.time());
  }

  private interface Body {
    void write(Json json) throws IOException;
  }

  private interface Page {
    void write(Json json, Query query) throws IOException;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      answer(exchange);
    } catch (Refusal refusal) {
      refuse(exchange, refusal);
    } finally {
      exchange.close();
    }
  }

  /** Only whole paths are known: whatever is decoded, joined or climbed would be another one. */
  private void answer(HttpExchange exchange) throws IOException, Refusal {
    admission.check(exchange);
    String path = Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("");
    switch (path) {
      case "/healthz" -> health(exchange);
      case "/metrics" -> metrics(exchange);
      case "/v1/info" -> whole(exchange, answers::info);
      case "/v1/clock" -> whole(exchange, answers::clock);
      case "/v1/node" -> whole(exchange, answers::node);
      case "/v1/samples" -> many(exchange, answers::samples);
      case "/v1/usage" -> many(exchange, answers::usage);
      default -> throw new Refusal(404, "there is no such path; docs/agent-protocol.md has them");
    }
  }

  private void health(HttpExchange exchange) throws IOException {
    Optional<String> trouble = health.trouble();
    int status = trouble.isEmpty() ? 200 : 503;
    send(exchange, status, PLAIN, trouble.orElse("ok") + "\n");
  }

  private void metrics(HttpExchange exchange) throws IOException, Refusal {
    if (admission.trusts(exchange)) {
      send(exchange, 200, EXPOSITION, metrics.all());
    } else if (strangers.admits()) {
      send(exchange, 200, EXPOSITION, metrics.coarse());
    } else {
      throw new Refusal(429, "too many requests without a token; ask again in a second");
    }
  }

  private void whole(HttpExchange exchange, Body body) throws IOException, Refusal {
    demandToken(exchange);
    if (exchange.getRequestURI().getRawQuery() != null) {
      throw new Refusal(400, "this path knows no query");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json json = new Json(bytes);
    body.write(json);
    json.flush();
    send(exchange, 200, JSON, bytes.toByteArray());
  }

  /** As it is written: the text of many samples is larger than they are. */
  private void many(HttpExchange exchange, Page page) throws IOException, Refusal {
    demandToken(exchange);
    Query query = Query.of(Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
    exchange.getResponseHeaders().set("Content-Type", JSON);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : 0);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        Json json = new Json(out);
        page.write(json, query);
        json.flush();
      }
    }
  }

  private void demandToken(HttpExchange exchange) throws Refusal {
    if (!admission.trusts(exchange)) {
      throw new Refusal(401, "this path asks for Authorization: Bearer and the agent's token");
    }
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    switch (refusal.status()) {
      case 401 -> headers.set("WWW-Authenticate", "Bearer");
      case 405 -> headers.set("Allow", "GET, HEAD");
      case 413 -> headers.set("Connection", "close");
      case 429 -> headers.set("Retry-After", "1");
      default -> {
        // The status says it all.
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json json = new Json(bytes);
    json.open('{').name("error").value(refusal.reason()).close('}').flush();
    send(exchange, refusal.status(), JSON, bytes.toByteArray());
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
