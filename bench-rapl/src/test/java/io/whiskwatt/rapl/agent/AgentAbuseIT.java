package io.whiskwatt.rapl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What strangers may do to an agent: after each of it the agent answers, has kept its period and
 * its size.
 */
class AgentAbuseIT {
  private static final String SECRET = "the-token-that-strangers-lack";
  private static final Duration PERIOD = Duration.ofMillis(20);
  private static final Percentage FIVE_PERCENT = Percentage.withPercentage(5);
  private static final long MOST_KILOBYTES = 64 << 10;
  private static final int MORE_THAN_THREADS = 60;

  private static final List<String> MALFORMED =
      List.of(
          "\r\n\r\n\r\n",
          "GET\r\n\r\n",
          "GET /v1/info\r\n\r\n",
          "GET / HTTP/1.1 extra\r\nHost: x\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\n: no name\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\nContent-Length: many\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
          "get /v1/info HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\nAuthorization: Bearer x\r\nAuthorization: Bearer y\r\n\r\n");

  private static final List<String> HUGE =
      List.of(
          "GET /%s HTTP/1.1\r\n\r\n",
          "GET /v1/samples?since=%s HTTP/1.1\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\nAuthorization: Bearer %s\r\n\r\n",
          "GET /v1/info HTTP/1.1\r\n%s",
          "%s");

  /** The shortest time over which a mean period says something. */
  private static final Duration WATCHED = Duration.ofSeconds(4);

  @TempDir private Path directory = Path.of("");

  private List<AgentJar.Running> agents = List.of();
  private URI uri = URI.create("http://unknown");
  private List<Object> before = List.of();
  private long startNanos;

  @BeforeEach
  void start_an_agent() throws IOException {
    Path token = directory.resolve("agent.token");
    Files.writeString(token, SECRET);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    AgentJar jar = new AgentJar(directory);
    agents =
        List.of(
            jar.start("--source=simulated", "--rate=50/s", "--port=0", "--token-file=" + token));
    uri = agents.get(0).uri();
    before = lastSample();
    startNanos = System.nanoTime();
  }

  @AfterEach
  void stop_it() {
    agents.forEach(AgentJar.Running::close);
  }

  @Test
  void what_is_malformed_opens_nothing() {
    for (String request : MALFORMED) {
      try (Wire wire = Wire.to(uri)) {
        wire.send(request);
        assertThat(wire.answer()).as(request).doesNotContain(" 200");
      }
    }
    assertUnharmed();
  }

  @Test
  void noise_is_thrown_away() {
    Random random = new Random(42);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(1, 4000)];
      random.nextBytes(noise);
      try (Wire wire = Wire.to(uri)) {
        wire.send(noise);
      }
    }
    assertUnharmed();
  }

  @Test
  void what_is_huge_is_cut_off() {
    Stream<CompletableFuture<Boolean>> senders =
        HUGE.stream()
            .map(request -> request.replace("%s", "x".repeat(20 << 20)))
            .map(request -> CompletableFuture.supplyAsync(() -> swallows(request)));
    assertThat(senders.toList().stream().map(CompletableFuture::join)).containsOnly(false);
    assertUnharmed();
  }

  private boolean swallows(String request) {
    try (Wire wire = Wire.to(uri)) {
      return wire.send(request) && wire.answer().contains(" 200");
    }
  }

  @Test
  void many_headers_and_large_bodies_are_cut_off() {
    String headers = "X-Header: y\r\n".repeat(5000);
    assertThat(swallows("GET /healthz HTTP/1.1\r\n" + headers + "\r\n")).isFalse();
    String body = "GET /healthz HTTP/1.1\r\nContent-Length: 100000000\r\n\r\n";
    assertThat(swallows(body + "x".repeat(10 << 20))).isFalse();
    String chunked = "GET /healthz HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(swallows(chunked + "fffff\r\n" + "x".repeat(10 << 20))).isFalse();
    assertUnharmed();
  }

  @Test
  void connections_that_send_one_byte_and_stop_hold_it_up_for_seconds_only() {
    List<Wire> wires = connections(MORE_THAN_THREADS);
    wires.forEach(wire -> wire.send("G"));
    assertUnharmed();
    assertThat(wires).extracting(Wire::answer).containsOnly("");
    wires.forEach(Wire::close);
  }

  @Test
  void requests_that_drip_are_ended() {
    List<Wire> wires = connections(20);
    long endNanos = System.nanoTime() + Duration.ofSeconds(7).toNanos();
    while (System.nanoTime() < endNanos) {
      wires.forEach(wire -> wire.send("x"));
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + Duration.ofMillis(200).toNanos());
    }
    assertUnharmed();
    wires.forEach(Wire::close);
  }

  @Test
  void two_hundred_idle_connections_take_nothing_from_others() {
    List<Wire> silent = connections(100);
    List<Wire> kept = connections(100);
    kept.forEach(wire -> wire.send("GET /healthz HTTP/1.1\r\n\r\n"));
    assertThat(kept).extracting(Wire::answer).containsOnly("HTTP/1.1 200");
    assertUnharmed();
    silent.forEach(Wire::close);
    kept.forEach(Wire::close);
  }

  @Test
  void more_connections_than_it_takes_are_closed() {
    List<Wire> wires = connections(400);
    wires.forEach(Wire::close);
    assertUnharmed();
  }

  @Test
  void many_requests_at_once_are_answered_or_told_to_come_back() {
    List<CompletableFuture<List<Integer>>> askers =
        IntStream.range(0, 24)
            .mapToObj(asker -> CompletableFuture.supplyAsync(() -> ask(asker)))
            .toList();
    assertThat(askers.stream().flatMap(asker -> asker.join().stream()))
        .contains(401)
        .isSubsetOf(200, 401, 404, 405, 429);
    assertUnharmed();
  }

  private List<Integer> ask(int asker) {
    return IntStream.range(0, 60)
        .mapToObj(
            request ->
                switch ((asker + request) % 5) {
                  case 0 -> AgentAsked.send(uri, "GET", "/v1/samples?limit=10000");
                  case 1 -> trusted("/v1/samples?limit=10000");
                  case 2 -> AgentAsked.send(uri, "GET", "/metrics");
                  case 3 -> AgentAsked.send(uri, "DELETE", "/v1/info");
                  default -> AgentAsked.send(uri, "GET", "/v1/../../etc/passwd");
                })
        .map(HttpResponse::statusCode)
        .toList();
  }

  private List<Wire> connections(int count) {
    return IntStream.range(0, count).mapToObj(each -> Wire.to(uri)).toList();
  }

  /** It answers who has the token, is no larger than it may be, and has kept its period. */
  private void assertUnharmed() {
    List<Object> after =
        AgentJar.await(
            "the agent answers again and has been watched for " + WATCHED,
            () -> isWatched() ? Optional.of(lastSample()) : Optional.empty());
    assertThat(agents.get(0).residentKilobytes()).isLessThan(MOST_KILOBYTES);
    double samples = number(after.get(0)) - number(before.get(0));
    double nanos = middle(after) - middle(before);
    assertThat(nanos / samples).isCloseTo((double) PERIOD.toNanos(), FIVE_PERCENT);
    assertThat(trusted("/healthz").statusCode()).isEqualTo(200);
  }

  private boolean isWatched() {
    return System.nanoTime() - startNanos >= WATCHED.toNanos();
  }

  /** Its number and its zones. */
  private List<Object> lastSample() {
    Map<String, Object> page = AgentAsked.parsed(trusted("/v1/samples?limit=1").body());
    long end = AgentAsked.number(page, "end");
    page = AgentAsked.parsed(trusted("/v1/samples?since=" + (end - 1)).body());
    return AgentAsked.samples(page).get(0);
  }

  private HttpResponse<String> trusted(String path) {
    return AgentAsked.send(uri, "GET", path, "Authorization", "Bearer " + SECRET);
  }

  private static double middle(List<Object> sample) {
    return number(((List<?>) sample.get(1)).get(0));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
