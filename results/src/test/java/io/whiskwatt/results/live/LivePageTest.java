package io.whiskwatt.results.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.plan.Step;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.vitals.RunWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePageTest {
  private static final int PATIENCE_MILLIS = 30_000;

  private final ManualTime time = new ManualTime();
  private final RunWatch watch = RunWatch.on(time);
  private final LivePage page = LivePage.open(0, "a <b> & c", watch, Step::id, time);
  private final int port = page.address().getPort();

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void the_page_needs_nothing_from_elsewhere_and_escapes_the_study() throws IOException {
    String answer = get("/", "127.0.0.1:" + port);
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("<title>a &lt;b&gt; &amp; c, live, WhiskWatt</title>")
        .containsIgnoringCase("content-security-policy: default-src 'none'; connect-src 'self';")
        .containsIgnoringCase("cache-control: no-store")
        .doesNotContainIgnoringCase("access-control-allow")
        .doesNotContainPattern("(src|href)=\"http");
  }

  @Test
  void figures_are_told_with_what_a_page_lacks() throws IOException {
    for (int look = 0; look < 5; look++) {
      time.advance(Duration.ofSeconds(1));
      page.add(watch.look());
    }
    JsonNode json = json("/v1/vitals?since=3&windows=0");
    assertThat(json.path("now").path("number").asInt()).isEqualTo(5);
    assertThat(json.path("points").path("seconds")).hasSize(2);
    assertThat(json.path("points").path("reached").get(0).isNull()).isTrue();
    assertThat(json.path("over").isNull()).isTrue();
  }

  @Test
  void the_end_says_where_the_report_is() throws IOException {
    page.over(true, "Report: results/runs/x/report.html");
    JsonNode over = json("/v1/vitals").path("over");
    assertThat(over.path("completed").asBoolean()).isTrue();
    assertThat(over.path("words").asText()).contains("report.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "[::1]:%d"})
  void this_machine_may_ask(String host) throws IOException {
    assertThat(get("/v1/vitals", String.format(host, port))).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:%d",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:%d.evil.example",
        "localhost:%d@evil.example",
        ""
      })
  void a_name_that_was_pointed_here_is_refused(String host) throws IOException {
    assertThat(get("/v1/vitals", String.format(host, port)))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("seconds");
  }

  @Test
  void two_hosts_are_refused() throws IOException {
    String both = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nHost: evil.example\r\n\r\n";
    assertThat(ask(both)).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
  void nothing_but_reading_is_known(String method) throws IOException {
    assertThat(ask(method + " / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .containsIgnoringCase("allow: GET, HEAD");
  }

  @Test
  void a_head_has_no_body() throws IOException {
    assertThat(ask("HEAD / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/vitals?since=-1",
        "/v1/vitals?since=1&since=2",
        "/v1/vitals?since=9999999999",
        "/v1/vitals?windows=1&since=1",
        "/v1/vitals?since=1windows=1",
        "/v1/vitals?x=1"
      })
  void a_query_that_is_none_is_refused(String path) throws IOException {
    assertThat(get(path, "127.0.0.1:" + port)).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/../etc/passwd", "/v1/vitals/", "/report.html", "/%2e%2e/"})
  void there_are_no_other_paths(String path) throws IOException {
    assertThat(get(path, "127.0.0.1:" + port)).startsWith("HTTP/1.1 404");
  }

  @Test
  void what_is_too_long_or_has_a_body_is_refused() throws IOException {
    assertThat(get("/" + "x".repeat(100), "127.0.0.1:" + port)).startsWith("HTTP/1.1 414");
    assertThat(get("/v1/vitals?since=" + "1".repeat(100), "127.0.0.1:" + port))
        .startsWith("HTTP/1.1 414");
    assertThat(
            ask("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: 3\r\n\r\nabc"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void connections_that_say_nothing_keep_nobody_from_reading() throws IOException {
    List<Socket> silent = open(100);
    assertThat(get("/v1/vitals", "127.0.0.1:" + port)).startsWith("HTTP/1.1 200");
    closeAll(silent);
  }

  @Test
  void after_a_flood_of_half_requests_the_page_answers_again() throws IOException {
    List<Socket> half = open(100);
    for (Socket socket : half) {
      send(socket, "GET / HT");
    }
    closeAll(half);
    await(() -> answers("/v1/vitals"));
  }

  /** False while it still turns requests away. */
  private boolean answers(String path) {
    try {
      return get(path, "127.0.0.1:" + port).startsWith("HTTP/1.1 200");
    } catch (IOException turnedAway) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 10_000_000);
    }
  }

  @Test
  void a_port_that_is_taken_is_an_error_that_names_it() {
    assertThatThrownBy(() -> LivePage.open(port, "x", watch, Step::id, time))
        .isInstanceOf(PageUnavailable.class)
        .hasMessageContaining("port " + port)
        .hasMessageContaining("another port");
  }

  @Test
  void other_addresses_of_this_machine_are_not_listened_on() {
    assertThatThrownBy(
            () -> {
              try (Socket socket = new Socket()) {
                InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
                socket.connect(new InetSocketAddress(other, port), PATIENCE_MILLIS);
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void what_answering_takes_is_counted() throws IOException {
    get("/", "127.0.0.1:" + port);
    await(() -> watch.spentNanos() > 0);
  }

  private JsonNode json(String path) throws IOException {
    String answer = get(path, "127.0.0.1:" + port);
    return new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  private String get(String path, String host) throws IOException {
    return ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  private String ask(String request) throws IOException {
    try (Socket socket = connected()) {
      send(socket, request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    return socket;
  }

  private List<Socket> open(int count) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      sockets.add(connected());
    }
    return sockets;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
