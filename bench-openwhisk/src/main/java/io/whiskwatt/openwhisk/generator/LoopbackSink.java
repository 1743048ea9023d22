package io.whiskwatt.openwhisk.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server on this machine that answers every request at once, as OpenWhisk answers a blocking
 * invocation. A thread for each connection: it serves few.
 */
final class LoopbackSink implements AutoCloseable {
  private static final String BODY =
      "{\"activationId\":\"0123456789abcdef0123456789abcdef\",\"annotations\":[],"
          + "\"duration\":1,\"response\":{\"result\":{},\"status\":\"success\","
          + "\"success\":true}}";
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nServer: loopback-sink\r\n"
          + "X-OpenWhisk-Activation-Id: 0123456789abcdef0123456789abcdef\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n";
  private static final byte[] REPLY = (HEAD + BODY).getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD_LENGTH = HEAD.length();
  private static final int BACKLOG = 256;
  private static final int MOST_HEAD_BYTES = 4096;

  /** Blocked threads need no more. */
  private static final long STACK_BYTES = 128 << 10;

  private static final String LENGTH = "\r\ncontent-length:";

  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final SinkTime spent = new SinkTime();

  private LoopbackSink(ServerSocket server) {
    this.server = server;
  }

  /**
   * A sink on a port of its own.
   *
   * @throws IOException when there is none
   */
  static LoopbackSink open() throws IOException {
    LoopbackSink sink =
        new LoopbackSink(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    sink.start(sink::accept);
    return sink;
  }

  private void start(Runnable work) {
    Thread thread = new Thread(null, () -> spent.of(work), "loopback-sink", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  /** CPU time of its threads so far, nanoseconds; 0 where the virtual machine does not say. */
  long cpuNanos() {
    return spent.nanos();
  }

  URI origin() {
    return URI.create(
        "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // That is how it ends.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      byte[] request = new byte[MOST_HEAD_BYTES];
      while (read(in, request)) {
        // A request for the head alone: some transports open connections by one.
        out.write(REPLY, 0, request[0] == 'H' ? HEAD_LENGTH : REPLY.length);
      }
    } catch (IOException gone) {
      // The other end, or the sink, was closed.
    } finally {
      connections.remove(connection);
    }
  }

  /** One request, with its body; false when there is none. */
  private static boolean read(InputStream in, byte[] buffer) throws IOException {
    int length = 0;
    int head = 0;
    while (head == 0) {
      int more = in.read(buffer, length, buffer.length - length);
      if (more <= 0) {
        return false;
      }
      length += more;
      head = headEnd(buffer, length);
    }
    in.skipNBytes(Math.max(0, head + bodyLength(buffer, head) - length));
    return true;
  }

  /** Where the empty line ends; 0: it has not come yet. */
  private static int headEnd(byte[] request, int length) {
    for (int end = 4; end <= length; end++) {
      if (request[end - 1] == '\n'
          && request[end - 2] == '\r'
          && request[end - 3] == '\n'
          && request[end - 4] == '\r') {
        return end;
      }
    }
    return 0;
  }

  /** What the head says; 0 where it says nothing. */
  private static long bodyLength(byte[] request, int headEnd) {
    long length = 0;
    int at = valueOf(request, headEnd);
    while (at < headEnd && (request[at] == ' ' || Character.isDigit(request[at]))) {
      length = request[at] == ' ' ? length : length * 10 + request[at] - '0';
      at++;
    }
    return length;
  }

  /** Where the length of the body begins in a head; its end where there is none. */
  private static int valueOf(byte[] request, int headEnd) {
    int matched = 0;
    for (int at = 0; at < headEnd; at++) {
      char read = Character.toLowerCase((char) request[at]);
      matched = read == LENGTH.charAt(matched) ? matched + 1 : read == '\r' ? 1 : 0;
      if (matched == LENGTH.length()) {
        return at + 1;
      }
    }
    return headEnd;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
