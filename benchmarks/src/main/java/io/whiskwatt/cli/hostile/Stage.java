package io.whiskwatt.cli.hostile;

import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One connection while a request on it is being answered.
 *
 * @param raw the socket below TLS, the socket itself where there is none
 * @param kept it answered a request before
 */
record Stage(Socket socket, Socket raw, InputStream in, TimeSource time, boolean kept) {
  static Stage of(Socket socket, Socket raw, InputStream in, TimeSource time) {
    return new Stage(socket, raw, in, time, false);
  }

  Stage again() {
    return new Stage(socket, raw, in, time, true);
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  void pause(Duration span) {
    time.parkUntil(time.nanos() + span.toNanos());
  }

  /** Until the client has closed; what it still says is not listened to. */
  void awaitTheClientsEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Ends the connection by a reset, not by an orderly end. */
  void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }
}
