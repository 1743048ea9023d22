package io.whiskwatt.cli.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** Replies that do not come, or do not end; they last until the client has had enough. */
final class Endless {
  /** More than any client reads; a client that would read on is let go. */
  private static final int MOST_BLOCKS = 4096;

  private static final int BLOCK_BYTES = 1 << 16;
  private static final Duration NOW_AND_THEN = Duration.ofMillis(100);

  /** Some minutes; no deadline of a trial is longer. */
  private static final int MOST_DROPS = 3000;

  private Endless() {}

  static boolean flood(Stage stage) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    Arrays.fill(block, (byte) ' ');
    String size = Integer.toHexString(BLOCK_BYTES) + "\r\n";
    stage.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
    for (int count = 0; count < MOST_BLOCKS; count++) {
      stage.write(size);
      stage.write(block);
      stage.write("\r\n");
    }
    return false;
  }

  static boolean tooLong(Stage stage) throws IOException {
    stage.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n{");
    byte[] block = new byte[BLOCK_BYTES];
    for (int count = 0; count < MOST_BLOCKS; count++) {
      stage.write(block);
    }
    return false;
  }

  static boolean trickle(Stage stage) throws IOException {
    stage.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    for (int count = 0; count < MOST_DROPS; count++) {
      stage.write("{");
      stage.pause(NOW_AND_THEN);
    }
    return false;
  }

  static boolean stall(Stage stage) throws IOException {
    stage.write(Truncating.halfABody());
    stage.awaitTheClientsEnd();
    return false;
  }

  static boolean silence(Stage stage) throws IOException {
    stage.awaitTheClientsEnd();
    return false;
  }
}
