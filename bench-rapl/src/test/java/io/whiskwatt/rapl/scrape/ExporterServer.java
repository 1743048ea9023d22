package io.whiskwatt.rapl.scrape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** An exporter on loopback whose answers are given by the number of the request. */
public final class ExporterServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Long> asked = new ArrayList<>();
  private IntFunction<Reply> replies;

  /**
   * One answer.
   *
   * @param promised bytes announced; more than there are: the connection is cut
   */
  public record Reply(int status, String body, long promised) {
    public static Reply ok(String text) {
      return of(200, text);
    }

    public static Reply of(int status, String text) {
      return new Reply(status, text, length(text));
    }

    public static Reply cut(String text) {
      return new Reply(200, text, length(text) + 100L);
    }

    private static long length(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  private ExporterServer(HttpServer server, IntFunction<Reply> replies) {
    this.server = server;
    this.replies = replies;
  }

  /** Answers request n, 0 and up, with what the function gives. */
  public static ExporterServer answering(IntFunction<Reply> replies) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExporterServer made = new ExporterServer(server, replies);
      server.createContext("/metrics", made::handle);
      server.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    Reply reply = next();
    try (exchange) {
      exchange.sendResponseHeaders(reply.status(), reply.promised() == 0 ? -1 : reply.promised());
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(reply.body().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private synchronized Reply next() {
    asked.add(System.nanoTime());
    return replies.apply(asked.size() - 1);
  }

  public synchronized void answer(IntFunction<Reply> next) {
    replies = next;
  }

  /** When it was asked. */
  public synchronized List<Long> asked() {
    return List.copyOf(asked);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
  }

  /** A text from beside these tests. */
  public static String fixture(String name) {
    try (InputStream in = ExporterServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
