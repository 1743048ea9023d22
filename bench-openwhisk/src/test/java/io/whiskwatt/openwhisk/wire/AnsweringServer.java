package io.whiskwatt.openwhisk.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server on the loopback interface that reads whole requests and answers them. */
public final class AnsweringServer implements AutoCloseable {
  /** 2 bytes of JSON. */
  public static final String REPLY =
      "HTTP/1.1 200 OK\r\nX-OpenWhisk-Activation-Id: 0123456789abcdef0123456789abcdef\r\n"
          + "Content-Length: 2\r\n\r\n{}";

  private static final int MOST_AT_ONCE = 128;

  private final ServerSocket socket;
  private final IntFunction<String> replies;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger bodyBytes = new AtomicInteger();

  private AnsweringServer(ServerSocket socket, IntFunction<String> replies) {
    this.socket = socket;
    this.replies = replies;
  }

  /** The same reply to each request. */
  public static AnsweringServer start() throws IOException {
    return start(InetAddress.getLoopbackAddress(), number -> REPLY);
  }

  /**
   * Starts one.
   *
   * @param replies by the number of the request, 1 and up; after one that says {@code close} the
   *     connection is closed
   */
  static AnsweringServer start(InetAddress address, IntFunction<String> replies)
      throws IOException {
    return begin(new ServerSocket(0, MOST_AT_ONCE, address), replies);
  }

  /** The same reply to each request, under TLS. */
  static AnsweringServer start(SSLContext tls) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    return begin(
        tls.getServerSocketFactory().createServerSocket(0, MOST_AT_ONCE, here), number -> REPLY);
  }

  private static AnsweringServer begin(ServerSocket socket, IntFunction<String> replies) {
    AnsweringServer server = new AnsweringServer(socket, replies);
    begin(server::accept);
    return server;
  }

  private static void begin(Runnable work) {
    Thread thread = new Thread(work, "answering-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        open.add(connection);
        connections.incrementAndGet();
        begin(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream input = new BufferedInputStream(connection.getInputStream());
      boolean more = true;
      while (more && readRequest(input)) {
        String reply = replies.apply(requests.incrementAndGet());
        connection.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
        more = !reply.contains("close");
      }
    } catch (IOException gone) {
      // The peer went away, as it may.
    } finally {
      open.remove(connection);
    }
  }

  /** False at the connection's end. */
  private boolean readRequest(InputStream input) throws IOException {
    long length = 0;
    String line = line(input);
    boolean begun = !line.isEmpty();
    while (!line.isEmpty()) {
      if (line.startsWith("Content-Length: ")) {
        length = Long.parseLong(line.substring("Content-Length: ".length()));
      }
      line = line(input);
    }
    input.skipNBytes(length);
    bodyBytes.addAndGet((int) length);
    return begun;
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    int letter = input.read();
    while (letter >= 0 && letter != '\n') {
      line.append((char) letter);
      letter = input.read();
    }
    return line.toString().strip();
  }

  public URI address() {
    String host = socket.getInetAddress().getHostAddress();
    boolean six = host.contains(":");
    String scheme = socket instanceof SSLServerSocket ? "https://" : "http://";
    return URI.create(scheme + (six ? "[" + host + "]" : host) + ":" + socket.getLocalPort());
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** Connections that are open now. */
  int open() {
    return open.size();
  }

  int requests() {
    return requests.get();
  }

  int bodyBytes() {
    return bodyBytes.get();
  }

  /** Says on all connections that it will send no more; they end when the peer does the same. */
  void hangUp() {
    open.forEach(
        connection -> {
          try {
            connection.shutdownOutput();
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        });
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
