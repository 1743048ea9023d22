package io.whiskwatt.cli.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** How a connection is received, before there can be a request. */
public interface Door {
  /** What requests are read from; empty: this visit is over. */
  Optional<Socket> open(Socket raw) throws IOException;

  static Door plain() {
    return Optional::of;
  }

  static Door tls(SSLContext context) {
    return raw -> {
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
      socket.setUseClientMode(false);
      socket.startHandshake();
      return Optional.of(socket);
    };
  }

  /** Answers whatever comes with plain HTTP. */
  static Door inTheClear() {
    return raw -> {
      raw.getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      raw.shutdownOutput();
      raw.getInputStream().transferTo(OutputStream.nullOutputStream());
      return Optional.empty();
    };
  }

  /** Closes after the client's first words. */
  static Door hangsUp() {
    return raw -> {
      listen(raw.getInputStream());
      return Optional.empty();
    };
  }

  /** Resets the connection after the client's first words. */
  static Door resets() {
    return raw -> {
      listen(raw.getInputStream());
      raw.setSoLinger(true, 0);
      return Optional.empty();
    };
  }

  /** Never says a word. */
  static Door silent() {
    return raw -> {
      raw.getInputStream().transferTo(OutputStream.nullOutputStream());
      return Optional.empty();
    };
  }

  private static void listen(InputStream in) throws IOException {
    byte[] first = new byte[16_384];
    if (in.read(first) < 0) {
      throw new IOException("the client said nothing");
    }
  }
}
