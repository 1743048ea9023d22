package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading a window of activations from a server that pages, while more of them arrive. */
class RecordWindowTest {
  /** Start by id; the newest first is how a list shows them. */
  private final Map<String, Long> starts = new TreeMap<>();

  private final List<String> asked = new ArrayList<>();
  private final HttpServer server;
  private final OpenWhiskClient client;

  RecordWindowTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    client =
        OpenWhiskClient.connect(
            new Endpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                ServedSamples.KEY));
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void each_of_many_is_read_once_though_more_arrive_with_every_page() {
    make(1000, i -> 5000 + i / 3);
    assertThat(between(5000, 5200)).hasSize(603).doesNotHaveDuplicates();
    assertThat(asked).hasSizeBetween(4, 6);
  }

  @Test
  void a_page_that_began_in_one_millisecond_is_skipped_through() {
    make(700, i -> 5000);
    make(5, i -> 4000);
    assertThat(between(4000, 5000)).hasSize(705).doesNotHaveDuplicates();
  }

  @Test
  void a_window_of_exactly_one_page_is_read_whole() {
    make(200, i -> 5000 + i);
    assertThat(between(5000, 5199)).hasSize(200);
  }

  @Test
  void nothing_is_an_empty_list() {
    assertThat(between(1, 2)).isEmpty();
    assertThat(asked).hasSize(1);
  }

  private List<String> between(long since, long upto) {
    return new ActivationRecords(client, SystemTime.INSTANCE)
            .between(Instant.ofEpochMilli(since), Instant.ofEpochMilli(upto))
            .found()
            .orElseThrow()
            .stream()
            .map(ActivationRecord::activationId)
            .toList();
  }

  private void make(int count, LongUnaryOperator start) {
    int made = starts.size();
    LongStream.range(0, count).forEach(i -> starts.put("id" + (made + i), start.applyAsLong(i)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, Long> query = query(exchange);
      byte[] body = page(query).getBytes(StandardCharsets.UTF_8);
      asked.add(exchange.getRequestURI().toString());
      make(40, i -> query.getOrDefault("upto", 0L) + 1 + i);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, Long> query(HttpExchange exchange) {
    Map<String, Long> query = new TreeMap<>();
    for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].equals("docs")) {
        query.put(parts[0], Long.parseLong(parts[1]));
      }
    }
    return query;
  }

  private String page(Map<String, Long> query) {
    List<String> items =
        starts.entrySet().stream()
            .filter(each -> each.getValue() >= query.getOrDefault("since", 0L))
            .filter(each -> each.getValue() <= query.getOrDefault("upto", 0L))
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .skip(query.getOrDefault("skip", 0L))
            .limit(query.getOrDefault("limit", 0L))
            .map(each -> item(each.getKey(), each.getValue()))
            .toList();
    return "[" + String.join(",", items) + "]";
  }

  private static String item(String id, long start) {
    return "{\"activationId\":\"" + id + "\",\"start\":" + start + ",\"response\":{}}";
  }
}
