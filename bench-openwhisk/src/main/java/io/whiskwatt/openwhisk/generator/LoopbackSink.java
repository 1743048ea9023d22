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
 * invocation; for requests without a body. A thread for each connection: it serves few, for a
 * moment.
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
  private static final int MOST_REQUEST_BYTES = 4096;

  /** Blocked threads need no more. */
  private static final long STACK_BYTES = 128 << 10;

  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

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
    start(sink::accept);
    return sink;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(null, work, "loopback-sink", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
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
      byte[] request = new byte[MOST_REQUEST_BYTES];
      int length = read(in, request);
      while (length > 0) {
        // A request for the head alone: some transports open connections by one.
        out.write(REPLY, 0, request[0] == 'H' ? HEAD_LENGTH : REPLY.length);
        length = read(in, request);
      }
    } catch (IOException gone) {
      // The other end, or the sink, was closed.
    } finally {
      connections.remove(connection);
    }
  }

  /** One request, to the empty line; 0 when there is none. */
  private static int read(InputStream in, byte[] request) throws IOException {
    int length = 0;
    while (!ended(request, length)) {
      int more = in.read(request, length, request.length - length);
      if (more <= 0) {
        return 0;
      }
      length += more;
    }
    return length;
  }

  private static boolean ended(byte[] request, int length) {
    return length >= 4
        && request[length - 1] == '\n'
        && request[length - 2] == '\r'
        && request[length - 3] == '\n'
        && request[length - 4] == '\r';
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
