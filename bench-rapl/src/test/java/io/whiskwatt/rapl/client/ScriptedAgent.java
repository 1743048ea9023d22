package io.whiskwatt.rapl.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An agent as {@code docs/agent-protocol.md} has it, on this machine's loopback: 100 samples a
 * second of a counter that grows by 25 W, on a clock of its own.
 */
final class ScriptedAgent implements AutoCloseable {
  static final long PERIOD_NANOS = 10_000_000;
  static final long AHEAD_NANOS = 30_000_000_000L;
  private static final long RANGE = 262_143_328_850L;
  private static final Pattern SINCE = Pattern.compile("since=(\\d+)&limit=(\\d+)");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger faltered = new AtomicInteger();
  private final String name;
  private final HttpServer server;
  private volatile String quality = "simulated";
  private volatile boolean faltering;
  private volatile Optional<String> token = Optional.empty();
  private volatile int ring = 10_000;
  private volatile Life life;

  ScriptedAgent(String name) throws IOException {
    this.name = name;
    this.life = new Life(1, "boot-of-" + name, nodeNanos());
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All nodes of this machine have one clock; this one's is 30 s ahead. */
  static long nodeNanos() {
    return System.nanoTime() + AHEAD_NANOS;
  }

  ScriptedAgent token(String wanted) {
    token = Optional.of(wanted);
    return this;
  }

  ScriptedAgent ring(int samples) {
    ring = samples;
    return this;
  }

  ScriptedAgent onTheMachineOf(ScriptedAgent other) {
    life = new Life(1, other.life.boot(), nodeNanos());
    return this;
  }

  ScriptedAgent quality(String wanted) {
    quality = wanted;
    return this;
  }

  /** Nobody listens any more. */
  void die() {
    server.stop(0);
  }

  /** Answers are of no use until further notice. */
  void falter(boolean on) {
    faltering = on;
  }

  /** How many useless answers there were. */
  int faltered() {
    return faltered.get();
  }

  synchronized void restart() {
    life = new Life(life.number() + 1, life.boot(), nodeNanos());
  }

  synchronized void restartMachine() {
    int next = life.number() + 1;
    life = new Life(next, "boot-" + next + "-of-" + name, nodeNanos());
  }

  /** From one start of the agent to its end. */
  private record Life(int number, String boot, long startedNanos) {}

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      boolean welcome = token.isEmpty() || ("Bearer " + token.get()).equals(authorization);
      String path = exchange.getRequestURI().getPath();
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      byte[] body =
          (faltering ? faltering() : answer(path, query, life)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(welcome ? 200 : 401, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String faltering() {
    faltered.incrementAndGet();
    return "[".repeat(3_000);
  }

  private String answer(String path, String query, Life now) {
    String who =
        "\"boot_id\":\"" + now.boot() + "\",\"agent_id\":\"life-" + now.number() + "\",\"nanos\":";
    long nanos = nodeNanos();
    return switch (path) {
      case "/v1/info" -> "{" + who + nanos + info();
      case "/v1/clock" -> "{" + who + nanos + "}";
      case "/v1/samples" -> "{" + who + nanos + samples(query, now.startedNanos(), nanos);
      case "/v1/usage" ->
          "{"
              + who
              + nanos
              + ",\"first\":0,\"next\":1,\"usage\":[[0,"
              + nanos
              + ",[[\"vmm\",\"cpu_nanos\",5],[\"vmm\",\"colour\",1]]]]}";
      case "/v1/node" ->
          "{"
              + who
              + nanos
              + ",\"node_name\":\"n\",\"facts\":{\"vmm\":\"qemu-system-x86_64\"},\"sandboxes\":"
              + "{\"busy\":1,\"idle\":2,\"prewarmed\":0},\"pods\":[\"wsk-1\"],"
              + "\"processes\":{\"vmm\":3}}";
      default -> "{}";
    };
  }

  private String info() {
    return ",\"agent\":\"whiskwatt\",\"version\":\"1\",\"protocol\":1,\"node_name\":\""
        + name
        + "\",\"started_nanos\":1,\"ring_samples\":"
        + ring
        + ",\"source\":{\"key\":\"simulated\",\"quality\":\""
        + quality
        + "\",\"sampling_period_nanos\":"
        + PERIOD_NANOS
        + ",\"update_period_nanos\":1000000,\"resolution_microjoules\":61,"
        + "\"provenance\":\"made up\",\"notes\":[\"a note\"]},\"zones\":[{\"zone\":\"package-0\","
        + "\"domain\":\"package\",\"summed\":true,\"why\":\"a package\",\"max_range_microjoules\":"
        + RANGE
        + "},{\"zone\":\"package-0/core\",\"domain\":\"core\",\"summed\":false,"
        + "\"why\":\"inside its package\"}],\"facts\":{\"kernel\":\"5.4.0\"}}";
  }

  private String samples(String query, long startedNanos, long nanos) {
    Matcher asked = SINCE.matcher(query);
    if (!asked.matches()) {
      return "}";
    }
    long end = (nanos - startedNanos) / PERIOD_NANOS + 1;
    long first = Math.max(0, end - ring);
    long from = Math.min(end, Math.max(first, Long.parseLong(asked.group(1))));
    long to = Math.min(end, from + Long.parseLong(asked.group(2)));
    StringBuilder text =
        new StringBuilder(",\"first\":" + first + ",\"next\":" + to + ",\"end\":" + end);
    text.append(",\"zones\":[\"package-0\",\"package-0/core\"],\"samples\":[");
    for (long sequence = from; sequence < to; sequence++) {
      long at = startedNanos + sequence * PERIOD_NANOS;
      text.append(sequence > from ? "," : "").append('[').append(sequence);
      text.append(",[").append(at).append(",20,").append(microjoules(at)).append("],null]");
    }
    return text.append("],\"gaps\":[]}").toString();
  }

  /** 25 W since the clock began. */
  static long microjoules(long nodeNanos) {
    return nodeNanos / 40 % RANGE;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
