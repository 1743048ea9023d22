package io.whiskwatt.cli.hostile;

import java.io.IOException;

/** Replies that are no HTTP. */
final class Garbling {
  private static final byte[] NO_HTTP = {7, 0, -1, 13, 65, -128, 10, 10, 3, 32, 13, 10, 13, 10, 1};

  private Garbling() {}

  static boolean bytes(Stage stage) throws IOException {
    stage.write(NO_HTTP);
    return false;
  }

  static boolean status(Stage stage) throws IOException {
    stage.write("HTTP/1.1 fine, thank you\r\nContent-Length: 2\r\n\r\n{}");
    return false;
  }

  static boolean negativeStatus(Stage stage) throws IOException {
    stage.write("HTTP/1.1 -12 OK\r\nContent-Length: 2\r\n\r\n{}");
    return false;
  }

  static boolean length(Stage stage) throws IOException {
    stage.write("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n" + Replying.success());
    return false;
  }

  static boolean chunk(Stage stage) throws IOException {
    stage.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n");
    return false;
  }
}
