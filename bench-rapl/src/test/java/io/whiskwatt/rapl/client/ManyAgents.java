package io.whiskwatt.rapl.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that is as many agents as the loopback network has addresses: each address is a machine
 * with three counters, sampled ten times a second. It prints its port, and ends with its input.
 */
final class ManyAgents {
  private static final long PERIOD_NANOS = 100_000_000;
  private static final Pattern SINCE = Pattern.compile("since=(\\d+)&limit=(\\d+)");
  private static final String ZONES = "\"package-0\",\"package-0/dram\",\"package-0/core\"";

  private static final String INFO =
      ",\"agent\":\"whiskwatt\",\"version\":\"1\",\"protocol\":1,\"ring_samples\":36000,"
          + "\"started_nanos\":1,\"source\":{\"key\":\"simulated\",\"quality\":\"simulated\","
          + "\"sampling_period_nanos\":100000000,\"update_period_nanos\":1000000,"
          + "\"resolution_microjoules\":61,\"provenance\":\"made up\",\"notes\":[]},\"facts\":{},"
          + "\"zones\":[{\"zone\":\"package-0\",\"domain\":\"package\",\"summed\":true,"
          + "\"why\":\"a package\"},{\"zone\":\"package-0/dram\",\"domain\":\"dram\","
          + "\"summed\":true,\"why\":\"beside it\"},{\"zone\":\"package-0/core\","
          + "\"domain\":\"core\",\"summed\":false,\"why\":\"inside it\"}]";

  private ManyAgents() {}

  public static void main(String[] arguments) throws IOException {
    // One connection for each agent stays open.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    long started = System.nanoTime();
    HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 4_096);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/", exchange -> answer(exchange, started));
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    server.stop(0);
    Runtime.getRuntime().halt(0);
  }

  private static void answer(HttpExchange exchange, long started) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String machine = exchange.getLocalAddress().getAddress().getHostAddress();
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      String path = exchange.getRequestURI().getPath();
      byte[] body = body(path, query, machine, started).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String body(String path, String query, String machine, long started) {
    long nanos = System.nanoTime() - started;
    String who =
        "{\"boot_id\":\"boot-"
            + machine
            + "\",\"agent_id\":\"a\",\"node_name\":\""
            + machine
            + "\",\"nanos\":"
            + nanos;
    Matcher asked = SINCE.matcher(query);
    if (path.equals("/v1/usage") && asked.matches()) {
      return who + ",\"first\":0,\"next\":0,\"usage\":[]}";
    }
    return asked.matches()
        ? who + samples(Long.parseLong(asked.group(1)), nanos)
        : who + (path.equals("/v1/info") ? INFO : "") + "}";
  }

  private static String samples(long since, long nanos) {
    long end = nanos / PERIOD_NANOS + 1;
    long from = Math.min(end, since);
    StringBuilder text = new StringBuilder(",\"first\":" + from + ",\"next\":" + end);
    text.append(",\"end\":").append(end).append(",\"zones\":[").append(ZONES);
    text.append("],\"samples\":[");
    for (long sequence = from; sequence < end; sequence++) {
      long at = sequence * PERIOD_NANOS;
      text.append(sequence > from ? "," : "").append('[').append(sequence);
      for (int zone = 0; zone < 3; zone++) {
        text.append(",[").append(at + zone * 1_000L).append(",900,");
        text.append(at / (20 + 10 * zone)).append(']');
      }
      text.append(']');
    }
    return text.append("],\"gaps\":[]}").toString();
  }
}
