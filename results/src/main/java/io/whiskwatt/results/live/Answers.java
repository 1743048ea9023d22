package io.whiskwatt.results.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.whiskwatt.vitals.RunWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers requests, and counts what that takes as a cost of watching. */
final class Answers implements HttpHandler {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";

  private final Admission admission;
  private final PageText page;
  private final LiveState state;
  private final RunWatch watch;

  Answers(Admission admission, PageText page, LiveState state, RunWatch watch) {
    this.admission = admission;
    this.page = page;
    this.state = state;
    this.watch = watch;
  }

  @Override
  public void handle(HttpExchange exchange) {
    try (exchange) {
      watch.spend(() -> respond(exchange));
    }
  }

  private void respond(HttpExchange exchange) {
    try {
      headers(exchange.getResponseHeaders());
      answer(exchange);
    } catch (Refusal refusal) {
      refuse(exchange, refusal);
    } catch (IOException gone) {
      // The browser went away: there is nobody to tell.
      throw new UncheckedIOException(gone);
    }
  }

  private void headers(Headers headers) {
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Content-Security-Policy", page.policy());
  }

  private void answer(HttpExchange exchange) throws IOException, Refusal {
    admission.check(exchange);
    Optional<String> query = Optional.ofNullable(exchange.getRequestURI().getRawQuery());
    switch (exchange.getRequestURI().getRawPath()) {
      case "/" -> send(exchange, 200, HTML, page.html());
      case "/v1/vitals" -> vitals(exchange, Query.of(query));
      default -> throw new Refusal(404, "there is no such path; the page is at /");
    }
  }

  private void vitals(HttpExchange exchange, Query query) throws IOException {
    boolean over = state.isOver();
    send(exchange, 200, JSON, state.json(query).toString());
    if (over) {
      state.told();
    }
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("error", refusal.getMessage());
    if (refusal.status() == 405) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
    }
    exchange.getResponseHeaders().set("Connection", "close");
    try {
      send(exchange, refusal.status(), JSON, json.toString());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
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
