package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code load} against the JDK's own server, and what it leaves behind. */
class LoadIT {
  @TempDir private Path directory = Path.of("");

  private final RecordingTerminal recording = RecordingTerminal.plain();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private int every = Integer.MAX_VALUE;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      // OkHttp's way to open connections beforehand.
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    received.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("X-Study")
            + " "
            + body);
    int status = requests.incrementAndGet() % every == 0 ? 500 : 200;
    exchange.sendResponseHeaders(status, 2);
    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/call?n=1";
  }

  private int load(String... options) {
    List<String> arguments = new ArrayList<>(List.of("load"));
    arguments.addAll(List.of(options));
    Surroundings surroundings =
        new Surroundings(
            recording.terminal(),
            SystemTime.INSTANCE,
            new Interruption(recording.terminal().err()),
            FakeTechnology.all(),
            directory);
    return new Tool(surroundings).run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nio", "okhttp"})
  void every_call_is_sent_once_and_every_account_of_it_agrees(String transport) throws IOException {
    Files.writeString(directory.resolve("body.json"), "{\"n\":3}");
    int code =
        load(
            url(),
            "--rate=200/s",
            "--window=1s",
            "--no-self-warm-up",
            "--json",
            "--transport=" + transport,
            "--body=@body.json",
            "--header=X-Study: mine",
            "--hlog=load.hlog",
            "--csv=load.csv");
    JsonNode json = JsonMapper.builder().build().readTree(recording.out());
    assertThat(received)
        .hasSize(200)
        .allMatch(request -> request.equals("POST /call?n=1 mine {\"n\":3}"));
    assertThat(json.at("/sent").asInt()).isEqualTo(200);
    assertThat(json.at("/outcomes/success").asInt()).isEqualTo(200);
    assertThat(json.at("/transport").asText()).isEqualTo(transport);
    assertThat(json.at("/rate_asked").asDouble()).isEqualTo(200);
    // A machine so busy that calls leave late is the generator's to tell, and is no success.
    assertThat(code).isEqualTo(json.at("/generator_bound").isNull() ? 0 : 1);
    rowsAgree(json);
    histogramsAgree(json);
  }

  @Test
  void what_is_sent_to_warm_up_is_in_no_account() throws IOException {
    load(url(), "--rate=100/s", "--warm-up=500ms", "--window=1s", "--json", "--csv=load.csv");
    JsonNode json = JsonMapper.builder().build().readTree(recording.out());
    assertThat(received).hasSize(150);
    assertThat(json.at("/sent").asInt()).isEqualTo(100);
    assertThat(json.at("/warm_up_seconds").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/seconds").asDouble()).isBetween(0.9, 1.1);
    assertThat(Files.readAllLines(directory.resolve("load.csv"))).hasSize(101);
  }

  private void rowsAgree(JsonNode json) throws IOException {
    List<String> rows = Files.readAllLines(directory.resolve("load.csv"));
    assertThat(rows).hasSize(201);
    long longest = 0;
    for (int slot = 0; slot < 200; slot++) {
      String[] row = rows.get(slot + 1).split(",", -1);
      assertThat(row[0]).isEqualTo(Integer.toString(slot));
      assertThat(Long.parseLong(row[1])).isEqualTo(slot * 5_000_000L);
      assertThat(Long.parseLong(row[2])).isBetween(Long.parseLong(row[1]), Long.parseLong(row[3]));
      longest = Math.max(longest, Long.parseLong(row[3]) - Long.parseLong(row[1]));
    }
    assertThat(json.at("/response_seconds/max").asDouble())
        .isCloseTo(longest / 1e9, within(longest / 1e9 / 1000));
  }

  private void histogramsAgree(JsonNode json) throws IOException {
    Map<String, Histogram> found = new HashMap<>();
    try (HistogramLogReader reader =
        new HistogramLogReader(directory.resolve("load.hlog").toFile())) {
      EncodableHistogram next = reader.nextIntervalHistogram();
      while (next != null) {
        found.put(next.getTag().replaceFirst(".*/", ""), (Histogram) next);
        next = reader.nextIntervalHistogram();
      }
    }
    assertThat(found).containsOnlyKeys("response", "service", "lateness");
    found.forEach(
        (kind, histogram) -> {
          assertThat(histogram.getTotalCount()).isEqualTo(200);
          assertThat(json.at("/" + kind + "_seconds/p99").asDouble())
              .isEqualTo(histogram.getValueAtPercentile(99) / 1e9);
        });
  }

  @Test
  void a_server_that_fails_now_and_then_is_told_of_and_ends_with_1() {
    every = 10;
    assertThat(load(url(), "--closed=2", "--window=300ms", "--no-self-warm-up")).isEqualTo(1);
    int failures = requests.get() / 10;
    assertThat(recording.out())
        .contains("closed-2", (requests.get() - failures) + " success", failures + " ");
  }

  @Test
  void random_arrivals_are_those_of_their_seed() throws IOException {
    load(url(), "--poisson=100/s", "--window=500ms", "--no-self-warm-up", "--csv=a.csv");
    load(url(), "--poisson=100/s", "--window=500ms", "--no-self-warm-up", "--csv=b.csv");
    load(url(), "--poisson=100/s", "--window=500ms", "--no-self-warm-up", "--csv=c", "--seed=7");
    assertThat(due("a.csv")).hasSizeGreaterThan(20).isEqualTo(due("b.csv")).isNotEqualTo(due("c"));
  }

  private List<String> due(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file)).stream()
        .map(row -> row.split(",", -1)[1])
        .toList();
  }

  @Test
  void all_that_is_wrong_with_the_options_is_said_at_once_and_nothing_is_sent() {
    assertThat(
            load(
                "http://name:secret@127.0.0.1/",
                "--rate=5",
                "--poisson=5/s",
                "--window=0s",
                "--transport=netty",
                "--pacing=parking",
                "--method=get",
                "--header=: x",
                "--fingerprint=AA",
                "--body=@none"))
        .isEqualTo(2);
    assertThat(recording.err())
        .contains("without user and password", "given twice", "--rate \"5\"", "no time at all")
        .contains("--transport \"netty\"", "--pacing \"parking\"", "parked", "--method \"get\"")
        .contains("--header", "--fingerprint \"AA\"", "@none");
    assertThat(received).isEmpty();
  }
}
