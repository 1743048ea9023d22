package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/**
 * The bundled workload {@code network} as a Java action. Runs inside the sandbox: a client and an
 * echo server in one process, each message read whole before it is sent back.
 */
final class NetworkAction {
  private static final int LIMIT_MILLIS = 10_000;

  private NetworkAction() {}

  public static JsonObject main(JsonObject params) throws IOException {
    int n = Math.toIntExact(Whole.of(params, "n", Defaults.NETWORK_N));
    int size = Math.toIntExact(Whole.of(params, "size", Defaults.NETWORK_SIZE));
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    JsonObject result = new JsonObject();
    result.addProperty("n", n);
    result.addProperty("size", size);
    result.addProperty("bytes", (long) n * size);
    try (ServerSocket server = new ServerSocket(0, 1, loopback);
        Socket client = connect(server)) {
      echo(server, size);
      result.addProperty("checksum", roundTrips(client, n, size));
    }
    return EnvelopeOfJava.around(result);
  }

  private static Socket connect(ServerSocket server) throws IOException {
    try {
      return quick(new Socket(server.getInetAddress(), server.getLocalPort()));
    } catch (IOException failure) {
      String why = String.valueOf(failure.getMessage());
      throw new IOException("the sandbox's loopback interface cannot be used: ".concat(why));
    }
  }

  private static Socket quick(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  private static void echo(ServerSocket server, int size) {
    Thread thread = new Thread(() -> serve(server, size), "whiskwatt-echo");
    thread.setDaemon(true);
    thread.start();
  }

  private static void serve(ServerSocket server, int size) {
    try (Socket socket = quick(server.accept())) {
      byte[] message = socket.getInputStream().readNBytes(size);
      while (message.length == size) {
        socket.getOutputStream().write(message);
        message = socket.getInputStream().readNBytes(size);
      }
    } catch (IOException closed) {
      // The client sees it too, and says so.
    }
  }

  private static long roundTrips(Socket socket, int n, int size) throws IOException {
    byte[] message = new byte[size];
    long checksum = 0;
    for (int i = 0; i < n; i++) {
      Arrays.fill(message, (byte) (i % 251));
      socket.getOutputStream().write(message);
      byte[] reply = socket.getInputStream().readNBytes(size);
      if (!Arrays.equals(message, reply)) {
        throw new IOException("the echo is not what was sent");
      }
      checksum += (i + 1L) * (reply[size - 1] & 0xff);
    }
    return checksum;
  }
}
