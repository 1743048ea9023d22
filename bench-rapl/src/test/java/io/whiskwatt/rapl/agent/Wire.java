package io.whiskwatt.rapl.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A bare connection, for what no client library would send. */
record Wire(Socket socket) implements AutoCloseable {
  private static final int LONGEST_MILLIS = 30_000;

  static Wire to(URI agent) {
    try {
      Socket socket = new Socket();
      socket.connect(new InetSocketAddress(agent.getHost(), agent.getPort()), LONGEST_MILLIS);
      socket.setSoTimeout(LONGEST_MILLIS);
      return new Wire(socket);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** False: the other side would have no more of it. */
  boolean send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  boolean send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (SocketException closed) {
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What comes first: {@code HTTP/1.1 400 …}; empty when the connection is closed instead. */
  String answer() {
    try {
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException silence) {
      throw new AssertionError("neither an answer nor an end", silence);
    } catch (SocketException reset) {
      return "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
